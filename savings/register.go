package savings

import (
	"errors"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Scheme is one scheme of a register: the saving that was approved at first, and
// what has become of it.
type Scheme struct {
	Name     string
	Original decimal.Decimal // the baseline as first approved, above nought; it never changes
	Current  decimal.Decimal // the baseline as rebased last, nought once dropped
	Achieved decimal.Decimal
	Dropped  bool
	Reasons  []string // why it was rebased or dropped, oldest first
}

// Register holds schemes against the baselines first approved for them. Rebasing
// a scheme or dropping it is recorded with its reason, and changes neither the
// baseline nor what was achieved: the rate of achievement stays what it was. A
// Register is immutable: each change returns another. The zero Register is empty.
type Register struct{ schemes []Scheme }

// Approve returns the register with a scheme added at its baseline. Errors:
// ErrText for a name that is missing or stands in it already, dropped schemes
// included; ErrAmount for a baseline of nought or less; ErrPenny, ErrLimit.
func (r Register) Approve(scheme string, baseline decimal.Decimal) (Register, error) {
	faults := []error{name("a scheme", scheme), cost("baseline", baseline)}
	if r.index(scheme) >= 0 {
		faults = append(faults, fault(attribution.ErrText, "approved already: a change of its baseline is a rebasing"))
	}
	if err := errors.Join(faults...); err != nil {
		return Register{}, in(scheme, err)
	}
	if baseline.Sign() == 0 {
		return Register{}, in(scheme, fault(attribution.ErrAmount, "a baseline of nought"))
	}
	return Register{append(r.Schemes(), Scheme{Name: scheme, Original: baseline, Current: baseline})}, nil
}

// Rebase returns the register with a scheme's current baseline changed, for a
// reason. Errors: ErrText for a scheme that it does not hold or a missing reason,
// ErrChoice for one that was dropped, ErrAmount, ErrPenny, ErrLimit.
func (r Register) Rebase(scheme string, baseline decimal.Decimal, reason string) (Register, error) {
	if err := cost("baseline", baseline); err != nil {
		return Register{}, in(scheme, err)
	}
	return r.change(scheme, reason, func(s *Scheme) { s.Current = baseline })
}

// Drop returns the register with a scheme dropped, for a reason: its baseline is
// still counted, and so is what it had achieved. Errors: as Rebase.
func (r Register) Drop(scheme, reason string) (Register, error) {
	return r.change(scheme, reason, func(s *Scheme) { s.Dropped, s.Current = true, decimal.Decimal{} })
}

// Achieve returns the register with what a scheme has achieved so far. It may be
// negative. Errors: ErrText for a scheme that the register does not hold,
// ErrPenny, ErrLimit.
func (r Register) Achieve(scheme string, achieved decimal.Decimal) (Register, error) {
	if err := money("achieved", achieved); err != nil {
		return Register{}, in(scheme, err)
	}
	i := r.index(scheme)
	if i < 0 {
		return Register{}, in(scheme, errNoScheme())
	}
	schemes := r.Schemes()
	schemes[i].Achieved = achieved
	return Register{schemes}, nil
}

func errNoScheme() error {
	return fault(attribution.ErrText, "the register holds no such scheme")
}

func (r Register) change(scheme, reason string, change func(*Scheme)) (Register, error) {
	i := r.index(scheme)
	switch {
	case i < 0:
		return Register{}, in(scheme, errNoScheme())
	case reason == "":
		return Register{}, in(scheme, fault(attribution.ErrText, "the reason is not given"))
	case r.schemes[i].Dropped:
		return Register{}, in(scheme, fault(attribution.ErrChoice, "was dropped already"))
	}
	schemes := r.Schemes()
	change(&schemes[i])
	schemes[i].Reasons = append(schemes[i].Reasons, reason)
	return Register{schemes}, nil
}

func (r Register) index(scheme string) int {
	return slices.IndexFunc(r.schemes, func(s Scheme) bool { return s.Name == scheme })
}

// Schemes returns the schemes, dropped ones included, in the order approved.
func (r Register) Schemes() []Scheme {
	schemes := slices.Clone(r.schemes)
	for i := range schemes {
		schemes[i].Reasons = slices.Clone(schemes[i].Reasons)
	}
	return schemes
}

// Rate returns the rate of achievement: what all schemes have achieved ÷ what was
// first approved for them, exactly; 1 is all of it, nil where nothing was approved.
func (r Register) Rate() *big.Rat {
	var original, achieved decimal.Decimal
	for _, s := range r.schemes {
		original, achieved = original.Add(s.Original), achieved.Add(s.Achieved)
	}
	if original.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(fraction(achieved), fraction(original))
}
