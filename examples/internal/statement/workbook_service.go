package statement

import (
	"slices"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
)

// liveService is a service and its sheet, and where on it the figures stand that
// other sheets take from it.
type liveService struct {
	service
	*workings.Sheet
	w          *workbook
	facts      attribution.Service                          // what the case says of it
	live       []liveCharge                                 // as its charges
	borne      map[attribution.Authority]spreadsheet.Figure // pence this year
	next       map[attribution.Authority]spreadsheet.Figure // pence of next year's calls
	reduction  map[attribution.Authority]spreadsheet.Figure // pounds
	reduced    workings.Weights                             // by net reduction
	made       [][]term                                     // what the amounts of its charges are made of; nil for one input
	moved      map[attribution.Authority]spreadsheet.Figure // by damping, pence
	references map[attribution.Authority]spreadsheet.Figure // that damping holds contributions to, pounds
	bornTotal  spreadsheet.Figure                           // pence, of all
	pairs      []livePair
}

// liveCharge is a charge in its cells, in pence.
type liveCharge struct {
	amount spreadsheet.Figure
	shares map[attribution.Authority]spreadsheet.Figure
}

// lay lays the sheet out: what each bears at the top, then the basis, the charges
// with the net reduction that follows from the first of them, and who owes whom.
func (s *liveService) lay() {
	s.live = make([]liveCharge, len(s.service.charges))
	s.Begin(s.about())
	top := 4
	s.Put(top+len(s.concerned)+1, 1, spreadsheet.Empty(spreadsheet.Plain)) // kept free until it is known
	if !s.Basis.IsZero() {
		s.Weigh("Basis", s.Basis)
	}
	runs := slices.IndexFunc(s.entries, func(e entry) bool { return !isBudget(e.rule()) || e.rule() == attribution.RuleDamping })
	if runs < 0 {
		runs = len(s.entries)
	}
	for _, e := range s.entries[:runs] {
		s.entry(e)
	}
	s.damping()
	s.reductions()
	for _, e := range s.entries[runs:] {
		if e.rule() != attribution.RuleDamping {
			s.entry(e)
		}
	}
	if len(s.shares(nextYear)) > 0 {
		s.next, _ = s.bears(s.Next()+1, "Next year's calls change by", "Together", isNextYear)
	}
	s.owing()
	s.borne, s.bornTotal = s.bears(top, "What each bears this year", "Borne this year", isThisYear)
}

// about is what there is to say of the service in a line.
func (s *liveService) about() string {
	about := ""
	if s.Host != "" {
		about = "Host: " + s.w.c.Name(s.Host) + ". "
	}
	if !s.Basis.IsZero() {
		about += "Shared " + s.Basis.String() + "."
	}
	return about
}

// sharesOf are the cells of what an authority bears of the service's charges.
func (s *liveService) sharesOf(a attribution.Authority, counts func(attribution.Charge) bool) []spreadsheet.Figure {
	var shares []spreadsheet.Figure
	for i, c := range s.service.charges {
		if share, bears := s.live[i].shares[a]; bears && counts(c) {
			shares = append(shares, share)
		}
	}
	if moved, is := s.moved[a]; is && counts(attribution.Charge{Rule: attribution.RuleDamping}) {
		shares = append(shares, moved)
	}
	return shares
}

// bears is a table of what each bears of some charges, in pence and pounds.
func (s *liveService) bears(row int, title, total string, counts func(attribution.Charge) bool) (map[attribution.Authority]spreadsheet.Figure, spreadsheet.Figure) {
	s.Heads(row, title, "", "", "", "", "", "", "Pence", "Pounds")
	borne, all := make(map[attribution.Authority]spreadsheet.Figure), []spreadsheet.Figure{}
	for i, a := range s.concerned {
		at, shares := row+1+i, s.sharesOf(a, counts)
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		s.Put(at, spreadsheet.WeightColumn, spreadsheet.Text(s.w.c.Name(a), spreadsheet.Plain))
		borne[a] = s.Live(at, workings.PenceColumn, spreadsheet.Number, spreadsheet.Total(shares), s.Sum(shares))
		s.InPounds(borne[a], spreadsheet.Pounds)
		all = append(all, borne[a])
	}
	return borne, s.Total(row+1+len(all), total, all)
}

func isThisYear(c attribution.Charge) bool { return !c.Deferred }
func isNextYear(c attribution.Charge) bool { return c.Deferred }
