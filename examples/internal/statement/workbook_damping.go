package statement

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// Columns of the tables of damping.
const (
	contributionColumn = iota + 3
	leastColumn
	mostColumn
	freeColumn
	heldColumn = workings.PenceColumn

	roomColumn     = contributionColumn
	openRoomColumn = leastColumn
	openWeight     = mostColumn
	exceedsColumn  = freeColumn
)

// noLimit stands where there is no limit to what one may bear.
var noLimit = decimal.New(9, 15)

// damped is a participant whose contribution is held within limits, in pence: what
// is known of it as the rounds go on.
type damped struct {
	authority    attribution.Authority
	contribution spreadsheet.Figure
	least, most  spreadsheet.Figure
	free         spreadsheet.Figure // 1 where it is not held, or takes nothing
	now, room    spreadsheet.Figure
	open         spreadsheet.Figure // 1 where it takes part in the round
}

// damping shows how contributions are held within the limits that were agreed: each
// within its own first, and what that leaves over, or short, shared among those with
// room, as many rounds as it may take.
func (s *liveService) damping() {
	if s.Damping == nil {
		return
	}
	row := s.Heading("Damping: contributions held within the limits agreed for them")
	by, last := s.Weigh("Basis", s.Basis), make(map[attribution.Authority]decimal.Decimal)
	for _, c := range s.w.c.Statement.Contributions(s.Service) {
		last[c.Authority] = pence(c.Now.Sub(c.Amount))
	}
	reason := by.Reason
	if sum := spreadsheet.Total(by.Column()); reason == "" && sum.Cmp(decimal.New(spreadsheet.MostWeights, 0)) > 0 {
		reason = workings.TooLong
	}
	for _, percent := range []*decimal.Decimal{s.Damping.Rise, s.Damping.Fall} {
		if percent != nil && reason == "" && !multiplies(*percent) {
			reason = "a limit has more decimal places than a spreadsheet can multiply by"
		}
	}
	if reason != "" {
		s.movedAsGiven(row, last, reason)
		return
	}
	all := s.limits(row, by)
	left := s.over(s.Next()+1, "Left over, or short, once each is within its limits", all)
	for round := 1; round <= max(1, len(all)-1); round++ {
		left = s.round(round, all, left, by)
	}
	s.moves(all, left)
}

// multiplies says whether a spreadsheet can multiply by a limit in per cent.
func multiplies(percent decimal.Decimal) bool {
	places := spreadsheet.DecimalsOf([]spreadsheet.Figure{{Value: percent}})
	times := decimal.NewFromInt(100).Add(percent).Shift(places)
	return workings.Holds(times.Shift(2 + places))
}

// movedAsGiven puts what was moved as values, for the reason that stands with them.
func (s *liveService) movedAsGiven(row int, moved map[attribution.Authority]decimal.Decimal, reason string) {
	s.w.Note("%s: damping: what it moved are values, because %s.", s.Service, reason)
	row = s.Remark(row, "What was moved are values and follow nothing: %s.", reason)
	s.Heads(row, "Moved", "", "", "", "", "", "", "Pence", "Pounds")
	s.moved = make(map[attribution.Authority]spreadsheet.Figure)
	for i, a := range s.Participants {
		s.Put(row+1+i, workings.LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		s.moved[a] = spreadsheet.Figure{At: s.Put(row+1+i, workings.PenceColumn, spreadsheet.Fixed(moved[a], spreadsheet.Number)), Value: moved[a]}
		s.InPounds(s.moved[a], spreadsheet.Pounds)
	}
}

// limit is one of the two: in per cent of the reference, rounded to a penny so that
// it is never narrower than agreed.
type limit struct {
	label   string
	percent *decimal.Decimal
	up      bool
	input   spreadsheet.Figure
	places  spreadsheet.Figure
}

// limits lays out the contributions, what each may be, and what it is once it is held
// within that.
func (s *liveService) limits(row int, by workings.Weights) []*damped {
	d := s.Damping
	rise, fall := &limit{label: "Rise at most, in per cent", percent: d.Rise, up: true}, &limit{label: "Fall at most, in per cent", percent: d.Fall}
	for _, l := range []*limit{rise, fall} {
		if l.percent != nil {
			s.Put(row, workings.LabelColumn, spreadsheet.Text(l.label, spreadsheet.Plain))
			l.input = spreadsheet.Figure{At: s.Put(row, contributionColumn, spreadsheet.Weight(*l.percent)), Value: *l.percent}
			places := decimal.NewFromInt32(spreadsheet.DecimalsOf([]spreadsheet.Figure{l.input}))
			l.places = s.Live(row, leastColumn, spreadsheet.Faint, places, spreadsheet.Decimals(s.Sheet.Sheet, []spreadsheet.Figure{l.input}))
			row++
		}
	}
	if s.Damping.Reference.Equal(s.Before) {
		row = s.Remark(row, "The reference is what each spent before sharing, which follows it below.")
	}
	s.Heads(row, "Authority", "", "Contribution: pence", "At least", "At most", "Free", "", "Within limits", "Reference")
	references := workings.ByAuthority(d.Reference)
	s.references = make(map[attribution.Authority]spreadsheet.Figure)
	var all []*damped
	for i, a := range s.Participants {
		at := row + 1 + i
		p := &damped{authority: a}
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		runs := s.sharesOf(a, func(c attribution.Charge) bool { return isBudget(c.Rule) && c.Rule != attribution.RuleDamping })
		p.contribution = s.Live(at, contributionColumn, spreadsheet.Number, spreadsheet.Total(runs), s.Sum(runs))
		reference, held := references[a]
		if held {
			s.references[a] = spreadsheet.Figure{At: s.Put(at, workings.PoundsColumn, spreadsheet.Money(reference)), Value: reference}
		}
		p.least = s.bound(at, leastColumn, s.references[a], fall, decimal.Decimal{})
		p.most = s.bound(at, mostColumn, s.references[a], rise, noLimit)
		p.free = s.free(at, a, held, by)
		p.now = s.within(at, p)
		all = append(all, p)
	}
	return all
}

// bound puts the least or the most that one may bear.
func (s *liveService) bound(row, col int, reference spreadsheet.Figure, l *limit, none decimal.Decimal) spreadsheet.Figure {
	if reference == (spreadsheet.Figure{}) || l.percent == nil {
		if !l.up {
			none = noLimit.Neg()
		}
		return spreadsheet.Figure{Value: none}
	}
	sign := "-"
	percent := decimal.NewFromInt(100).Sub(*l.percent)
	if l.up {
		sign, percent = "+", decimal.NewFromInt(100).Add(*l.percent)
	}
	// Reference × per cent ÷ 100, the reference cut in two so that nothing is longer than
	// a spreadsheet holds: so many times the divisor, and what is left.
	whole, divisor := fmt.Sprintf("ROUND(100*%s,0)", reference.In(s.Sheet.Sheet)), fmt.Sprintf("10^(2+%s)", l.places.In(s.Sheet.Sheet))
	times := fmt.Sprintf("ROUND((100%s%s)*10^%s,0)", sign, l.input.In(s.Sheet.Sheet), l.places.In(s.Sheet.Sheet))
	rest := fmt.Sprintf("(%[1]s-INT(%[1]s/%[2]s)*%[2]s)*%[3]s", whole, divisor, times)
	formula := fmt.Sprintf("INT(%[1]s/%[2]s)*%[3]s+INT(%[4]s/%[2]s)-IF(INT(%[4]s/%[2]s)*%[2]s>%[4]s,1,0)", whole, divisor, times, rest)
	exact := reference.Value.Mul(percent) // pounds × per cent are pence
	value := exact.Floor()
	if l.up {
		formula = fmt.Sprintf("INT(%[1]s/%[2]s)*%[3]s+INT(%[4]s/%[2]s)+IF(INT(%[4]s/%[2]s)*%[2]s<%[4]s,1,0)", whole, divisor, times, rest)
		value = exact.Ceil()
	}
	formula = fmt.Sprintf("IF(%s*%s>9E+15,NA(),%s)", divisor, times, formula)
	return s.Live(row, col, spreadsheet.Number, value, formula)
}

// free puts whether one keeps what it has: it is not held, or has neither weight nor
// burden.
func (s *liveService) free(row int, a attribution.Authority, held bool, by workings.Weights) spreadsheet.Figure {
	if !held {
		return spreadsheet.Figure{At: s.Put(row, freeColumn, spreadsheet.Fixed(decimal.NewFromInt(1), spreadsheet.Number)), Value: decimal.NewFromInt(1)}
	}
	formula, weighs := s.weighs(a, by)
	none := !weighs
	for i, c := range s.service.charges {
		if c.Rule == attribution.RuleTUPE && c.Weights[0].Authority == a {
			formula += "+ABS(" + s.live[i].amount.In(s.Sheet.Sheet) + ")"
			none = none && c.Amount.Sign() == 0
		}
	}
	return s.Live(row, freeColumn, spreadsheet.Number, flag(none), "IF("+formula+"=0,1,0)")
}

// weighs is a formula that is above nought where an authority has a weight, and
// whether it has.
func (s *liveService) weighs(a attribution.Authority, by workings.Weights) (string, bool) {
	if long, has := by.Long[a]; has {
		return long.Digits(s.Sheet.Sheet), long.Value.Sign() > 0
	}
	if weight, has := by.Of[a]; has {
		return weight.In(s.Sheet.Sheet), weight.Value.Sign() > 0
	}
	return "0", false
}

func flag(is bool) decimal.Decimal {
	if is {
		return decimal.NewFromInt(1)
	}
	return decimal.Decimal{}
}

// within puts a contribution held within its limits.
func (s *liveService) within(row int, p *damped) spreadsheet.Figure {
	held, formula := p.contribution.Value, p.contribution.In(s.Sheet.Sheet)
	if !isSet(p.free) {
		held = decimal.Min(decimal.Max(p.contribution.Value, p.least.Value), p.most.Value)
	}
	if hasPlace(p.least) {
		formula = fmt.Sprintf("MAX(%s,%s)", formula, p.least.In(s.Sheet.Sheet))
	}
	if hasPlace(p.most) {
		formula = fmt.Sprintf("MIN(%s,%s)", formula, p.most.In(s.Sheet.Sheet))
	}
	return s.Live(row, heldColumn, spreadsheet.Number, held, fmt.Sprintf("IF(%s=1,%s,%s)", p.free.In(s.Sheet.Sheet), p.contribution.In(s.Sheet.Sheet), formula))
}

func isSet(f spreadsheet.Figure) bool    { return f.Value.Sign() != 0 }
func hasPlace(f spreadsheet.Figure) bool { return f.At != (spreadsheet.At{}) }
