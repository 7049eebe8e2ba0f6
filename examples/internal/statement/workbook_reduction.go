package statement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// Columns of the table of net reductions.
const (
	beforeColumn = iota + 3
	afterColumn
	reductionColumn
	flooredColumn = penceColumn - 1
)

// reductions shows what each spent before and spends after, the net reduction, and
// what each weighs where costs are shared by it.
func (s *liveService) reductions() {
	if len(s.NetReduction) == 0 {
		return
	}
	s.reduction = make(map[attribution.Authority]spreadsheet.Figure)
	row := s.heading("Net reduction in spending")
	shares := slices.ContainsFunc(s.service.charges, byReduction)
	heads := []string{"Authority", "", "Before", "After", "Net reduction", "", "", "", ""}
	if shares {
		heads[flooredColumn-1], heads[penceColumn-1], heads[poundsColumn-1] = "", "Weight: pence", "Smallest weights"
	}
	s.heads(row, heads...)
	first := row + 1
	var weigh []spreadsheet.Figure
	for i, reduction := range s.NetReduction {
		at, a := first+i, reduction.Authority
		s.sheet.Put(at, labelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		s.reduction[a] = s.reductionOf(at, reduction)
		if shares {
			floored := decimal.Max(decimal.Decimal{}, pence(reduction.Amount))
			weigh = append(weigh, s.put(at, penceColumn, spreadsheet.Number, floored, "MAX(0,ROUND(100*%s,0))", s.reduction[a].At))
		}
	}
	s.totals(first+len(s.NetReduction), first, beforeColumn, reductionColumn)
	if !shares {
		return
	}
	s.reduced = weights{of: make(map[attribution.Authority]spreadsheet.Figure)}
	for i, f := range spreadsheet.Smallest(s.sheet, poundsColumn, weigh) {
		s.reduced.of[s.NetReduction[i].Authority] = f
	}
	s.remark(s.sheet.Next(), "A cost is shared by the net reductions, of which none weighs less than nought. Where nobody has one there is no basis, and its shares are errors.")
}

// reductionOf puts one net reduction in its row: before less after, one that is
// stated, or the sum over all services.
func (s *liveService) reductionOf(row int, reduction attribution.Share) spreadsheet.Figure {
	a := reduction.Authority
	switch {
	case s.Service == attribution.AllServices:
		var each []spreadsheet.Figure
		for _, other := range s.w.services {
			if f, has := other.reduction[a]; has && other != s {
				each = append(each, f)
			}
		}
		return s.put(row, reductionColumn, spreadsheet.Pounds, reduction.Amount, "ROUND("+spreadsheet.Sum(s.sheet, spreadsheet.Places(each))+",2)")
	case len(s.Before) == 0:
		return spreadsheet.Figure{At: s.sheet.Put(row, reductionColumn, spreadsheet.Money(reduction.Amount)), Value: reduction.Amount}
	}
	before := s.before(row, a)
	shares := s.sharesOf(a, func(c attribution.Charge) bool { return isBudget(c.Rule) })
	after := s.put(row, afterColumn, spreadsheet.Pounds, s.After.Of(a), "("+spreadsheet.Sum(s.sheet, spreadsheet.Places(shares))+")/100")
	return s.put(row, reductionColumn, spreadsheet.Pounds, reduction.Amount, "ROUND(%s-%s,2)", before, after.At)
}

// before puts what one spent before, which damping may have been held to already.
func (s *liveService) before(row int, a attribution.Authority) spreadsheet.At {
	if reference, is := s.references[a]; is && s.Damping.Reference.Equal(s.Before) {
		return s.put(row, beforeColumn, spreadsheet.Pounds, reference.Value, "%s", reference.At).At
	}
	return s.sheet.Put(row, beforeColumn, spreadsheet.Money(s.Before.Of(a)))
}

// totals puts the row of totals below columns of pounds that have figures.
func (s *liveService) totals(row, first, from, to int) {
	s.sheet.Put(row, labelColumn, spreadsheet.Text("Total", spreadsheet.StrongTotal))
	for col := labelColumn + 1; col <= to; col++ {
		s.sheet.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	for col, shares := range map[int]attribution.Shares{beforeColumn: s.Before, afterColumn: s.After, reductionColumn: s.NetReduction} {
		if col < from || len(shares) == 0 || col < reductionColumn && len(s.Before) == 0 {
			continue
		}
		s.put(row, col, spreadsheet.PoundsTotal, shares.Total(), "ROUND(SUM(%s:%s),2)", s.sheet.At(first, col), s.sheet.At(row-1, col))
	}
}
