package tupe

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// RunOff is how an origin's protected staff leave. Those who replace them come on
// the contractor's own terms, so their part of the burden ends with them. The
// zero RunOff is of staff who all stay.
//
// In a Term it needs posts of its origin, whatever they net to, or elements that
// run off, whatever they come to: both change from one bid to the next. Where
// there are neither it would move nothing, and so it is refused: the origin was
// mistyped, is a part of the joint team that was meant, or gives its burdens year
// by year, which allows for leavers already.
type RunOff struct {
	Origin   attribution.Authority // whose staff; an authority, or a joint team by its name
	Turnover decimal.Decimal       // the part of the protected staff still there that leaves in a year, 0 to 1

	// Profile is the turnover of each year instead: Profile[0] is what leaves
	// between the first year and the second. It has at least one entry for every
	// year but the last.
	Profile []decimal.Decimal
}

// Burdens returns what a first year's burden comes to in each of so many years:
//
//	first × (1 − turnover)^y    for y = 0, 1, ... years − 1
//
// or first × (1 − Profile[0]) × ... × (1 − Profile[y−1]). Each is worked exactly
// and rounded half up to the penny once, so none is negative, and none is above
// the one before.
//
// Errors: ErrAmount for a negative burden; ErrWeight for turnover outside 0 to
// 1; ErrChoice for both a turnover and a profile, or a profile too short;
// ErrLimit for years below 1 or above 100; ErrPenny.
func (r RunOff) Burdens(first decimal.Decimal, years int) ([]decimal.Decimal, error) {
	k := checks()
	k.Cost(r.Origin, "burden", first)
	if years < 1 || years > maxYears {
		k.Refuse(attribution.ErrLimit, r.Origin, "a contract of %d years: 1 to %d are taken", years, maxYears)
		return nil, k.Err()
	}
	k.Add("", "", r.check(years))
	if k.Failed() {
		return nil, k.Err()
	}
	burdens := make([]decimal.Decimal, years)
	for y, left := range r.left(years) {
		burdens[y] = attribution.ToPenny(first.Mul(left).Rat())
	}
	return burdens, nil
}

// left returns the part of the first year's staff still there in each year, exactly.
func (r RunOff) left(years int) []decimal.Decimal {
	one := decimal.NewFromInt(1)
	left := make([]decimal.Decimal, years)
	left[0] = one
	for y := 1; y < years; y++ {
		left[y] = left[y-1].Mul(one.Sub(r.rate(y - 1)))
	}
	return left
}

// rate returns the turnover between year y and the next.
func (r RunOff) rate(y int) decimal.Decimal {
	if r.Profile != nil {
		return r.Profile[y]
	}
	return r.Turnover
}

// factor writes what a first year's burden is multiplied by in year y: " × 0.88^2".
func (r RunOff) factor(y int) string {
	one := decimal.NewFromInt(1)
	if r.Profile == nil {
		switch {
		case y == 0 || r.Turnover.Sign() == 0:
			return ""
		case y == 1:
			return " × " + attribution.FormatWeight(one.Sub(r.Turnover))
		}
		return " × " + attribution.FormatWeight(one.Sub(r.Turnover)) + "^" + strconv.Itoa(y)
	}
	var factors strings.Builder
	for _, rate := range r.Profile[:y] {
		factors.WriteString(" × " + attribution.FormatWeight(one.Sub(rate)))
	}
	return factors.String()
}

func (r RunOff) check(years int) error {
	k := checks()
	turnover(&k, r.Origin, r.Turnover)
	for _, rate := range r.Profile {
		turnover(&k, r.Origin, rate)
	}
	if k.Failed() {
		return k.Err()
	}
	if r.Profile != nil && r.Turnover.Sign() != 0 {
		k.Refuse(attribution.ErrChoice, r.Origin, "both a turnover and a profile of it by year")
	}
	if r.Profile != nil && len(r.Profile) < years-1 {
		k.Refuse(attribution.ErrChoice, r.Origin, "a profile of %d rates of turnover, for %d years: it takes %d", len(r.Profile), years, years-1)
	}
	return k.Err()
}

// giveRunOff gives each origin of a term its run-off, and refuses one that is
// given twice or would move nothing.
func (t Term) giveRunOff(origins []*origin) error {
	named := make(map[attribution.Authority]*origin, len(origins))
	for _, o := range origins {
		named[o.name] = o
	}
	teams := make(map[attribution.Authority]string) // by member, a team that brings something to run off
	for _, team := range t.Teams {
		if o := named[attribution.Authority(team.Name)]; o != nil && o.runsOff() {
			for _, member := range team.Basis.Authorities() {
				teams[member] = team.Name
			}
		}
	}
	whose := whatRunsOff(origins)
	k := checks()
	given := make(map[attribution.Authority]bool, len(t.RunOff))
	for _, runOff := range t.RunOff {
		k.Add("", "", runOff.check(len(t.Years)))
		name := runOff.Origin
		switch o := named[name]; {
		case name == "":
			k.Refuse(attribution.ErrAuthority, "", "nobody is named as the origin of a run-off")
		case given[name]:
			k.Refuse(attribution.ErrAuthority, name, "a second run-off of the same staff")
		case o != nil && o.runsOff():
			o.runOff = runOff
		case teams[name] != "":
			k.Refuse(attribution.ErrAuthority, name, "its run-off would move nothing: the burden is that of the joint team %q, so name the team", teams[name])
		case o != nil:
			k.Refuse(attribution.ErrChoice, name, "its run-off would move nothing: its burdens are given year by year, which allows for leavers already; leave it out, or give first amounts")
		default:
			k.Refuse(attribution.ErrAuthority, name, "its run-off would move nothing: no post or burden names it as the origin; %s", whose)
		}
		given[name] = true
	}
	return k.Err()
}

// whatRunsOff says which origins have something to run off; a few names will do.
func whatRunsOff(origins []*origin) string {
	const few = 10
	var names []string
	for _, o := range origins {
		if o.runsOff() && o.name != "" {
			names = append(names, string(o.name))
		}
	}
	switch n := len(names); {
	case n == 0:
		return "nothing here runs off"
	case n > few:
		return fmt.Sprintf("what runs off is of %s and %d more", strings.Join(names[:few], ", "), n-few)
	}
	return "what runs off is of " + strings.Join(names, ", ")
}
