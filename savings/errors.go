package savings

import (
	"fmt"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// checks collects faults of this package.
func checks() attribution.Checks { return attribution.Checks{Package: "savings"} }

// fault is a fault of this package's, not yet placed in a service.
func fault(kind error, format string, values ...any) *attribution.Error {
	return &attribution.Error{Package: "savings", Kind: kind, Detail: fmt.Sprintf(format, values...)}
}

// of places a fault with an authority.
func of(a attribution.Authority, e *attribution.Error) *attribution.Error {
	e.Authority = a
	return e
}

// taken makes the faults that package attribution found in what it was given
// into faults of this package, found in the figure that what names.
func taken(err error, what string) error {
	c := checks()
	c.Add("", what, err)
	return c.Err()
}

// in places every fault of err in a service.
func in(service string, err error) error {
	c := checks()
	c.In(service, err)
	return c.Err()
}

// money refuses what is no sum of money of either sign.
func money(what string, amount decimal.Decimal) error {
	return taken(attribution.CheckAmount(amount), what)
}

// cost refuses what is no sum of money of nought or more.
func cost(what string, amount decimal.Decimal) error {
	if err := money(what, amount); err != nil {
		return err
	}
	if amount.Sign() < 0 {
		return fault(attribution.ErrAmount, "%s: negative amount %s", what, attribution.FormatAmount(amount))
	}
	return nil
}

// name refuses a name that is empty or not UTF-8.
func name(what, text string) error {
	if text == "" || !utf8.ValidString(text) {
		return fault(attribution.ErrText, "%s without a name, or one that is not UTF-8: %q", what, text)
	}
	return nil
}
