package statement

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
)

// liveService is a service and its sheet, and where on it the figures stand that
// other sheets take from it.
type liveService struct {
	service
	w          *workbook
	facts      attribution.Service // what the case says of it
	sheet      *spreadsheet.Sheet
	bases      map[string]weights                           // that stand on the sheet, by what they are made from
	live       []liveCharge                                 // as its charges
	borne      map[attribution.Authority]spreadsheet.Figure // pence this year
	next       map[attribution.Authority]spreadsheet.Figure // pence of next year's calls
	reduction  map[attribution.Authority]spreadsheet.Figure // pounds
	reduced    weights                                      // by net reduction
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

// Columns of a service's sheet: those of a division, and pounds beside the pence.
const (
	labelColumn  = spreadsheet.NameColumn
	penceColumn  = spreadsheet.ShareColumn
	poundsColumn = penceColumn + 1
)

// lay lays the sheet out: what each bears at the top, then the basis, the charges
// with the net reduction that follows from the first of them, and who owes whom.
func (s *liveService) lay() {
	s.bases, s.live = make(map[string]weights), make([]liveCharge, len(s.service.charges))
	s.sheet.Widths(34, 7, 18, 18, 18, 10, 10, 18, 18)
	s.sheet.Frozen, s.sheet.Caption = 2, s.w.c.Title
	s.sheet.Put(1, 1, spreadsheet.Text(s.Service, spreadsheet.Title))
	s.sheet.Put(2, 1, spreadsheet.Text(s.about(), spreadsheet.Subtitle))
	top := 4
	s.sheet.Put(top+len(s.concerned)+1, 1, spreadsheet.Empty(spreadsheet.Plain)) // kept free until it is known
	if !s.Basis.IsZero() {
		s.basis("Basis", s.Basis)
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
		s.next, _ = s.bears(s.sheet.Next()+1, "Next year's calls change by", "Together", isNextYear)
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

// heading puts the heading of a part of the sheet, a row apart from what is above,
// and returns the first row below it.
func (s *liveService) heading(text string) int {
	row := s.sheet.Next() + 1
	s.sheet.Put(row, 1, spreadsheet.Text(text, spreadsheet.Heading))
	for col := 2; col <= poundsColumn; col++ {
		s.sheet.Put(row, col, spreadsheet.Empty(spreadsheet.Heading))
	}
	return row + 1
}

// heads puts the heads of a table.
func (s *liveService) heads(row int, heads ...string) {
	for i, head := range heads {
		look := spreadsheet.HeadRight
		if i == 0 {
			look = spreadsheet.Head
		}
		s.sheet.Put(row, i+1, spreadsheet.Text(head, look))
	}
}

// remark puts a line of what is said of a part of the sheet, and returns the row below.
func (s *liveService) remark(row int, format string, values ...any) int {
	s.sheet.Put(row, 1, spreadsheet.Text(fmt.Sprintf(format, values...), spreadsheet.Note))
	return row + 1
}

// put puts a formula in its place, and says where. Places in it are written as the
// sheet refers to them.
func (s *liveService) put(row, col int, look spreadsheet.Look, value decimal.Decimal, format string, cells ...spreadsheet.At) spreadsheet.Figure {
	if len(cells) > 0 {
		refs := make([]any, len(cells))
		for i, cell := range cells {
			refs[i] = cell.In(s.sheet)
		}
		format = fmt.Sprintf(format, refs...)
	}
	return spreadsheet.Figure{At: s.sheet.Put(row, col, spreadsheet.Live(format, value, look)), Value: value}
}

// inPounds shows a figure of pence in pounds beside it.
func (s *liveService) inPounds(f spreadsheet.Figure, look spreadsheet.Look) spreadsheet.Figure {
	return s.put(f.Row(), poundsColumn, look, f.Value.Shift(-2), "%s/100", f.At)
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
	s.heads(row, title, "", "", "", "", "", "", "Pence", "Pounds")
	borne, all := make(map[attribution.Authority]spreadsheet.Figure), []spreadsheet.Figure{}
	for i, a := range s.concerned {
		at, shares := row+1+i, s.sharesOf(a, counts)
		s.sheet.Put(at, labelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		s.sheet.Put(at, spreadsheet.WeightColumn, spreadsheet.Text(s.w.c.Name(a), spreadsheet.Plain))
		borne[a] = s.put(at, penceColumn, spreadsheet.Number, spreadsheet.Total(shares), spreadsheet.Sum(s.sheet, spreadsheet.Places(shares)))
		s.inPounds(borne[a], spreadsheet.Pounds)
		all = append(all, borne[a])
	}
	return borne, s.total(row+1+len(all), total, all)
}

// total puts the row of a total of pence below a table.
func (s *liveService) total(row int, label string, of []spreadsheet.Figure) spreadsheet.Figure {
	s.sheet.Put(row, labelColumn, spreadsheet.Text(label, spreadsheet.StrongTotal))
	for col := labelColumn + 1; col < penceColumn; col++ {
		s.sheet.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	sum := s.put(row, penceColumn, spreadsheet.NumberTotal, spreadsheet.Total(of), spreadsheet.Sum(s.sheet, spreadsheet.Places(of)))
	s.inPounds(sum, spreadsheet.PoundsTotal)
	return sum
}

func isThisYear(c attribution.Charge) bool { return !c.Deferred }
func isNextYear(c attribution.Charge) bool { return c.Deferred }
