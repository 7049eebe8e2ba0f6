package savings

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

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

// Rate returns the part of the original baseline that was achieved, exactly.
func (s Scheme) Rate() *big.Rat {
	return new(big.Rat).Quo(fraction(s.Achieved), fraction(s.Original))
}

// Register holds schemes against the baselines first approved for them. Rebasing
// a scheme or dropping it is recorded with its reason, and changes neither the
// baseline nor what was achieved: the rate of achievement stays what it was. A
// Register is immutable: each change returns another, which shares with it all that
// did not change. The zero Register is empty.
type Register struct {
	latest             *changes
	size               int
	original, achieved decimal.Decimal // over all schemes
}

// Approve returns the register with a scheme added at its baseline. Errors:
// ErrText for a name that is missing or stands in it already, dropped schemes
// included; ErrAmount for a baseline of nought or less; ErrPenny, ErrLimit.
func (r Register) Approve(scheme string, baseline decimal.Decimal) (Register, error) {
	faults := []error{name("a scheme", scheme), cost("baseline", baseline)}
	if _, known := r.latest.find(scheme); known {
		faults = append(faults, fault(attribution.ErrText, "approved already: a change of its baseline is a rebasing"))
	}
	if err := errors.Join(faults...); err != nil {
		return Register{}, in(scheme, err)
	}
	if baseline.Sign() == 0 {
		return Register{}, in(scheme, fault(attribution.ErrAmount, "a baseline of nought"))
	}
	approved := entered{Scheme{Name: scheme, Original: baseline, Current: baseline}, r.size}
	return Register{r.latest.with(approved), r.size + 1, r.original.Add(baseline), r.achieved}, nil
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
	s, known := r.latest.find(scheme)
	if !known {
		return Register{}, in(scheme, errNoScheme())
	}
	r.achieved = r.achieved.Sub(s.Achieved).Add(achieved)
	s.Achieved = achieved
	r.latest = r.latest.with(s)
	return r, nil
}

func errNoScheme() error {
	return fault(attribution.ErrText, "the register holds no such scheme")
}

func (r Register) change(scheme, reason string, change func(*Scheme)) (Register, error) {
	s, known := r.latest.find(scheme)
	switch {
	case !known:
		return Register{}, in(scheme, errNoScheme())
	case reason == "":
		return Register{}, in(scheme, fault(attribution.ErrText, "the reason is not given"))
	case s.Dropped:
		return Register{}, in(scheme, fault(attribution.ErrChoice, "was dropped already"))
	}
	change(&s.Scheme)
	s.Reasons = append(slices.Clip(s.Reasons), reason)
	r.latest = r.latest.with(s)
	return r, nil
}

// Schemes returns the schemes, dropped ones included, in the order approved.
func (r Register) Schemes() []Scheme {
	schemes := make([]Scheme, r.size)
	for c := r.latest; c != nil; c = c.older {
		for _, s := range c.schemes {
			if schemes[s.place].Name == "" { // nothing newer says otherwise
				schemes[s.place] = s.Scheme
				schemes[s.place].Reasons = slices.Clone(s.Reasons)
			}
		}
	}
	return schemes
}

// Rate returns the rate of achievement: what all schemes have achieved ÷ what was
// first approved for them, exactly; 1 is all of it, nil where nothing was approved.
func (r Register) Rate() *big.Rat {
	if r.original.Sign() == 0 {
		return nil
	}
	return new(big.Rat).Quo(fraction(r.achieved), fraction(r.original))
}

// Findings says which schemes were rebased or dropped, from what, and why.
func (r Register) Findings() []string {
	var findings []string
	for _, s := range r.Schemes() {
		if len(s.Reasons) == 0 {
			continue
		}
		became := "rebased to " + pounds(s.Current)
		if s.Dropped {
			became = "dropped"
		}
		findings = append(findings, fmt.Sprintf("%s: approved at %s and %s (%s); it still counts at what was first approved.",
			s.Name, pounds(s.Original), became, strings.Join(s.Reasons, "; ")))
	}
	return findings
}

// entered is a scheme and its place in the order of approval.
type entered struct {
	Scheme
	place int
}

// changes are the latest state of some schemes; what is older holds for the
// others. Each set is less than half the size of the next older one, so that a
// register of n schemes is some log n sets, and a change is paid for by its share
// of their merging.
type changes struct {
	schemes map[string]entered
	older   *changes
}

func (c *changes) find(scheme string) (entered, bool) {
	for ; c != nil; c = c.older {
		if s, known := c.schemes[scheme]; known {
			return s, true
		}
	}
	return entered{}, false
}

// with returns the changes with another on top, and writes to none of them.
func (c *changes) with(s entered) *changes {
	latest := map[string]entered{s.Name: s}
	for ; c != nil && len(c.schemes) < 2*len(latest); c = c.older {
		for name, past := range c.schemes {
			if _, newer := latest[name]; !newer {
				latest[name] = past
			}
		}
	}
	return &changes{latest, c}
}
