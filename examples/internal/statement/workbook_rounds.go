package statement

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// over puts what is still to be shared: the contributions less what they are now.
func (s *liveService) over(row int, label string, all []*damped) spreadsheet.Figure {
	var was, now []spreadsheet.Figure
	for _, p := range all {
		was, now = append(was, p.contribution), append(now, p.now)
	}
	s.Put(row, workings.LabelColumn, spreadsheet.Text(label, spreadsheet.Plain))
	left := s.Live(row, workings.PenceColumn, spreadsheet.Number, spreadsheet.Total(was).Sub(spreadsheet.Total(now)),
		s.Sum(was)+"-("+s.Sum(now)+")")
	s.InPounds(left, spreadsheet.Pounds)
	return left
}

// round shares what is left among those with room, on the service's basis: where the
// part of some is more than their room they get their room, and the rest is shared
// anew in the next round.
func (s *liveService) round(number int, all []*damped, left spreadsheet.Figure, by workings.Weights) spreadsheet.Figure {
	row := s.Next() + 1
	s.Heads(row, fmt.Sprintf("Round %d", number), "", "Room: pence", "Takes part", "Weight", "", "", "", "")
	d := spreadsheet.Division{What: fmt.Sprintf("%s: damping, round %d", s.Service, number), Amount: left}
	for i, p := range all {
		at := row + 1 + i
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(p.authority), spreadsheet.Plain))
		p.room = s.room(at, p, left)
		s.takesPart(at, p, number, by)
		d.Names, d.Order = append(d.Names, string(p.authority)), append(d.Order, s.w.Order[p.authority])
		s.roundWeight(at, p, left, by, &d)
	}
	s.Heads(s.Next(), "Authority", "Order", "Weight", "Whole pence", "Left over", "Place", "Odd penny", "Part: pence", "")
	parts := s.w.Divide(s.Sheet.Sheet, s.Next(), d).Shares
	return s.settled(number, all, parts, left)
}

// roundWeight puts what one weighs in a round: nothing where it takes no part. Where
// nothing is left to share, it does not matter what that is shared by.
func (s *liveService) roundWeight(row int, p *damped, left spreadsheet.Figure, by workings.Weights, d *spreadsheet.Division) {
	counts := p.open.Value
	if left.Value.Sign() == 0 {
		counts = decimal.NewFromInt(1)
	}
	if by.Long != nil {
		what := fmt.Sprintf("%s: %s", d.What, p.authority)
		count := s.Book.Long(what, s.Live(row, openWeight, spreadsheet.Number, counts, "IF(%s=0,1,%s)", left.At, p.open.At))
		weight, has := by.Long[p.authority]
		if !has {
			weight = s.Book.Long(what, spreadsheet.Figure{At: s.Put(row, openWeight+1, spreadsheet.Fixed(decimal.Decimal{}, spreadsheet.Faint))})
		}
		d.Long = append(d.Long, s.Book.Times(what, count, weight))
		return
	}
	weight, formula := by.Of[p.authority], "0"
	if hasPlace(weight) {
		formula = weight.In(s.Sheet.Sheet) + "*" + p.open.In(s.Sheet.Sheet)
	}
	value := weight.Value.Mul(counts)
	if left.Value.Sign() == 0 {
		value = counts
	}
	d.Weights = append(d.Weights, s.Live(row, openWeight, spreadsheet.Number, value, fmt.Sprintf("IF(%s=0,1,%s)", left.In(s.Sheet.Sheet), formula)))
}

// room puts by how much a contribution may still move the way that is left.
func (s *liveService) room(row int, p *damped, left spreadsheet.Figure) spreadsheet.Figure {
	up, down, value := "9E+15", "9E+15", noLimit
	if hasPlace(p.most) {
		up = p.most.In(s.Sheet.Sheet) + "-" + p.now.In(s.Sheet.Sheet)
	}
	if hasPlace(p.least) {
		down = p.now.In(s.Sheet.Sheet) + "-" + p.least.In(s.Sheet.Sheet)
	}
	switch {
	case left.Value.Sign() >= 0 && hasPlace(p.most):
		value = p.most.Value.Sub(p.now.Value)
	case left.Value.Sign() < 0 && hasPlace(p.least):
		value = p.now.Value.Sub(p.least.Value)
	}
	return s.Live(row, roomColumn, spreadsheet.Number, value, fmt.Sprintf("IF(%s<0,%s,%s)", left.In(s.Sheet.Sheet), down, up))
}

// takesPart puts whether one takes part in a round: in the first those who are held,
// weigh something and have room, later those whose part did not exceed it.
func (s *liveService) takesPart(row int, p *damped, round int, by workings.Weights) {
	if round > 1 {
		was := p.open
		p.open = s.Live(row, openRoomColumn, spreadsheet.Number, flag(isSet(was) && !isSet(p.free)), "IF(AND(%s=1,%s=0),1,0)", was.At, p.free.At)
		return
	}
	formula, weighs := s.weighs(p.authority, by)
	open := !isSet(p.free) && weighs && p.room.Value.Sign() > 0
	p.open = s.Live(row, openRoomColumn, spreadsheet.Number, flag(open), fmt.Sprintf("IF(AND(%s=0,%s>0,%s>0),1,0)", p.free.In(s.Sheet.Sheet), formula, p.room.In(s.Sheet.Sheet)))
}

// settled puts what each bears after a round, and what is left then. From here on
// free marks those whose part exceeded their room.
func (s *liveService) settled(number int, all []*damped, parts []spreadsheet.Figure, left spreadsheet.Figure) spreadsheet.Figure {
	row := s.Next()
	s.Heads(row, fmt.Sprintf("After round %d", number), "", "", "", "", "Exceeds", "", "Now: pence", "")
	first, last := s.At(row+1, exceedsColumn), s.At(row+len(all), exceedsColumn)
	any := false
	for i, p := range all {
		exceeds := isSet(p.open) && parts[i].Value.Abs().Cmp(p.room.Value) > 0
		any = any || exceeds
		p.free = s.Live(row+1+i, exceedsColumn, spreadsheet.Number, flag(exceeds), "IF(AND(%s=1,ABS(%s)>%s),1,0)", p.open.At, parts[i].At, p.room.At)
	}
	for i, p := range all {
		s.Put(row+1+i, workings.LabelColumn, spreadsheet.Text(string(p.authority), spreadsheet.Plain))
		value := p.now.Value
		switch {
		case !any:
			value = value.Add(parts[i].Value)
		case isSet(p.free):
			value = value.Add(p.room.Value.Mul(decimal.NewFromInt(int64(left.Value.Sign()))))
		}
		p.now = s.Live(row+1+i, heldColumn, spreadsheet.Number, value,
			fmt.Sprintf("%s+IF(SUM(%s)=0,%s,IF(%s=1,SIGN(%s)*%s,0))", p.now.In(s.Sheet.Sheet), spreadsheet.Column{First: first, Last: last}.In(s.Sheet.Sheet),
				parts[i].In(s.Sheet.Sheet), p.free.In(s.Sheet.Sheet), left.In(s.Sheet.Sheet), p.room.In(s.Sheet.Sheet)))
	}
	return s.over(s.Next(), fmt.Sprintf("Left after round %d", number), all)
}

// moves puts by how much each contribution was moved, and what is borne of it now.
func (s *liveService) moves(all []*damped, left spreadsheet.Figure) {
	row := s.Next() + 1
	s.Heads(row, "Moved", "", "Contribution", "Now", "", "", "", "Moved: pence", "Pounds")
	s.moved = make(map[attribution.Authority]spreadsheet.Figure)
	var moved []spreadsheet.Figure
	for i, p := range all {
		at := row + 1 + i
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(p.authority), spreadsheet.Plain))
		s.Live(at, contributionColumn, spreadsheet.Pounds, p.contribution.Value.Shift(-2), "%s/100", p.contribution.At)
		s.Live(at, leastColumn, spreadsheet.Pounds, p.now.Value.Shift(-2), "%s/100", p.now.At)
		f := s.Live(at, workings.PenceColumn, spreadsheet.Number, p.now.Value.Sub(p.contribution.Value), "IF(%s=0,%s-%s,NA())", left.At, p.now.At, p.contribution.At)
		s.InPounds(f, spreadsheet.Pounds)
		s.moved[p.authority] = f
		moved = append(moved, f)
	}
	sum := s.Total(row+1+len(all), "Together", moved)
	s.w.Check(workings.Check{What: "What damping moves comes to nought", Where: s.Service, Is: sum})
	s.Remark(s.Next(), "Limits that leave something which nobody may bear show as an error here and in what follows.")
}
