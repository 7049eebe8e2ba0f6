package attribution

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"
)

// Checks collects what is wrong with an input, so that all of it is reported
// together. Packages tupe and savings check with it what they are given, and a
// fact of a caller's own may. The zero Checks has found nothing yet, and its
// faults name no package.
type Checks struct {
	Package string // whose rules are checked, as Error.Package has it
	faults  []error
}

// Refuse adds a fault: its kind, the authority it concerns or "", and what is
// wrong.
func (c *Checks) Refuse(kind error, a Authority, format string, values ...any) {
	c.faults = append(c.faults, &Error{Package: c.Package, Authority: a, Kind: kind, Detail: fmt.Sprintf(format, values...)})
}

// Money refuses an amount that CheckAmount refuses. What names the figure in the
// message: "cost".
func (c *Checks) Money(a Authority, what string, amount decimal.Decimal) {
	c.Add(a, what, CheckAmount(amount))
}

// Cost refuses an amount that is no sum of money of nought or more.
func (c *Checks) Cost(a Authority, what string, amount decimal.Decimal) {
	if err := CheckAmount(amount); err != nil {
		c.Add(a, what, err)
	} else if amount.Sign() < 0 {
		c.Refuse(ErrAmount, a, "negative %s %s", what, FormatAmount(amount))
	}
}

// Weight refuses a number that CheckWeight refuses: a weight, a quantity, a rate.
func (c *Checks) Weight(a Authority, what string, number decimal.Decimal) {
	switch err := CheckWeight(number); {
	case errors.Is(err, ErrWeight):
		c.Refuse(ErrWeight, a, "negative %s %s", what, FormatWeight(number))
	default:
		c.Add(a, what, err)
	}
}

// Add takes over the faults that another check found, under this package's name;
// those without an authority are given a, and what stands before the rest of
// each.
func (c *Checks) Add(a Authority, what string, err error) {
	for e := range Faults(err) {
		taken := *e
		taken.Package = c.Package
		if taken.Authority == "" {
			taken.Authority = a
		}
		if what != "" {
			taken.Detail = what + ": " + e.Detail
		}
		c.faults = append(c.faults, &taken)
	}
}

// In takes over the faults of a service.
func (c *Checks) In(service string, err error) {
	for e := range Faults(err) {
		placed := *e
		placed.Package, placed.Service = c.Package, service
		c.faults = append(c.faults, &placed)
	}
}

// Failed says whether anything was refused so far.
func (c *Checks) Failed() bool { return len(c.faults) > 0 }

// Err returns all faults together, or nil where there are none.
func (c *Checks) Err() error { return errors.Join(c.faults...) }

// checks collects faults of this package.
func checks() Checks { return Checks{Package: "attribution"} }
