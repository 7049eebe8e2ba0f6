package statement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// Columns of the table of net reductions.
const (
	beforeColumn = iota + 3
	afterColumn
	reductionColumn
	flooredColumn = workings.PenceColumn - 1
)

// spending is what each spent before and spends after.
type spending struct {
	before, after map[attribution.Authority]decimal.Decimal
}

// reductions shows what each spent before and spends after, the net reduction, and
// what each weighs where costs are shared by it.
func (s *liveService) reductions() {
	if len(s.NetReduction) == 0 {
		return
	}
	s.reduction = make(map[attribution.Authority]spreadsheet.Figure)
	row := s.Heading("Net reduction in spending")
	shares := slices.ContainsFunc(s.service.charges, byReduction)
	heads := []string{"Authority", "", "Before", "After", "Net reduction", "", "", "", ""}
	if shares {
		heads[flooredColumn-1], heads[workings.PenceColumn-1], heads[workings.PoundsColumn-1] = "", "Weight: pence", "Smallest weights"
	}
	s.Heads(row, heads...)
	first := row + 1
	spent := spending{workings.ByAuthority(s.Before), workings.ByAuthority(s.After)}
	var weigh []spreadsheet.Figure
	for i, reduction := range s.NetReduction {
		at, a := first+i, reduction.Authority
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		s.reduction[a] = s.reductionOf(at, reduction, spent)
		if shares {
			floored := decimal.Max(decimal.Decimal{}, pence(reduction.Amount))
			weigh = append(weigh, s.Live(at, workings.PenceColumn, spreadsheet.Number, floored, "MAX(0,ROUND(100*%s,0))", s.reduction[a].At))
		}
	}
	s.totals(first+len(s.NetReduction), first, beforeColumn, reductionColumn)
	if !shares {
		return
	}
	s.reduced = workings.Weights{Of: make(map[attribution.Authority]spreadsheet.Figure)}
	for i, f := range spreadsheet.Smallest(s.Sheet.Sheet, workings.PoundsColumn, weigh) {
		s.reduced.Of[s.NetReduction[i].Authority] = f
	}
	s.Remark(s.Next(), "A cost is shared by the net reductions, of which none weighs less than nought. Where nobody has one there is no basis, and its shares are errors.")
}

// reductionOf puts one net reduction in its row: before less after, one that is
// stated, or the sum over all services.
func (s *liveService) reductionOf(row int, reduction attribution.Share, spent spending) spreadsheet.Figure {
	a := reduction.Authority
	switch {
	case s.Service == attribution.AllServices:
		var each []spreadsheet.Figure
		for _, other := range s.w.services {
			if f, has := other.reduction[a]; has && other != s {
				each = append(each, f)
			}
		}
		return s.Live(row, reductionColumn, spreadsheet.Pounds, reduction.Amount, "ROUND("+s.SumOf(row, each)+",2)")
	case len(s.Before) == 0:
		return spreadsheet.Figure{At: s.Put(row, reductionColumn, spreadsheet.Money(reduction.Amount)), Value: reduction.Amount}
	}
	before := s.before(row, a, spent)
	shares := s.sharesOf(a, func(c attribution.Charge) bool { return isBudget(c.Rule) })
	after := s.Live(row, afterColumn, spreadsheet.Pounds, spent.after[a], "("+s.Sum(shares)+")/100")
	return s.Live(row, reductionColumn, spreadsheet.Pounds, reduction.Amount, "ROUND(%s-%s,2)", before, after.At)
}

// before puts what one spent before, which damping may have been held to already.
func (s *liveService) before(row int, a attribution.Authority, spent spending) spreadsheet.At {
	if reference, is := s.references[a]; is && s.Damping.Reference.Equal(s.Before) {
		return s.Live(row, beforeColumn, spreadsheet.Pounds, reference.Value, "%s", reference.At).At
	}
	return s.Put(row, beforeColumn, spreadsheet.Money(spent.before[a]))
}

// totals puts the row of totals below columns of pounds that have figures.
func (s *liveService) totals(row, first, from, to int) {
	s.Put(row, workings.LabelColumn, spreadsheet.Text("Total", spreadsheet.StrongTotal))
	for col := workings.LabelColumn + 1; col <= to; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	for col, shares := range map[int]attribution.Shares{beforeColumn: s.Before, afterColumn: s.After, reductionColumn: s.NetReduction} {
		if col < from || len(shares) == 0 || col < reductionColumn && len(s.Before) == 0 {
			continue
		}
		s.Live(row, col, spreadsheet.PoundsTotal, shares.Total(), "ROUND(SUM(%s:%s),2)", s.At(first, col), s.At(row-1, col))
	}
}
