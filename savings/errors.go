package savings

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

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
	var faults []error
	for e := range attribution.Faults(err) {
		copied := *e
		copied.Package = "savings"
		if what != "" {
			copied.Detail = what + ": " + e.Detail
		}
		faults = append(faults, &copied)
	}
	return errors.Join(faults...)
}

// in places every fault of err in a service.
func in(service string, err error) error {
	var faults []error
	for e := range attribution.Faults(err) {
		copied := *e
		copied.Service = service
		faults = append(faults, &copied)
	}
	return errors.Join(faults...)
}

// money refuses what is no sum of money of either sign.
func money(what string, amount decimal.Decimal) error {
	if err := attribution.CheckAmount(amount); err != nil {
		return taken(err, what)
	}
	return nil
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
