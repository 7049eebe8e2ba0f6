package programme

import (
	"errors"
	"io"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// WriteWorkbook writes a programme's lines as a workbook in which every sum and every
// authority's part follows from them. Errors: a programme without lines; a sum of money that
// no spreadsheet holds to the penny.
func WriteWorkbook(out io.Writer, p casefile.Programme) error {
	if len(p.Programme.Lines()) == 0 {
		return errors.New("a workbook is of lines of savings, and the programme has none")
	}
	h := p.Programme.Header()
	b := workings.New(p.Title, h.Authorities)
	cover := workings.Cover{Title: p.Title, Said: [][2]string{{"Source", p.Source}}, ToKnow: p.Programme.Findings(), HowToRead: []string{
		"The lines are inputs: what each is estimated to save in a year, what of that is taken out because it is counted somewhere else already or spent again, and what is invested. The summary adds them up, and the shares divide each line's gross saving among its authorities.",
		"Whether the programme pays and how it stands are told by programme itself, and are not in the workbook.",
	}}
	for _, kind := range purses {
		of := kind.of(p.Programme)
		if len(of.ByService()) == 0 {
			continue
		}
		for _, each := range toNet(of) {
			if err := workings.Fits(each.Savings.Total()); err != nil {
				return err
			}
		}
		l := &lines{Programme: of, b: b, years: h.Years, called: kind.called}
		l.summary, l.inputs = b.Page("Summary"+l.called), b.Page("Lines"+l.called)
		if err := l.lay(kind.of); err != nil {
			return err
		}
	}
	b.Finish(cover)
	return b.Write(out)
}

// purses are the kinds of money that are never added, and what their sheets are
// called besides.
var purses = []struct {
	called string
	of     func(savings.Programme) savings.Programme
}{{"", func(p savings.Programme) savings.Programme { return p }}, {", capital", savings.Programme.Capital}, {", opportunities", savings.Programme.Opportunities}}

// lines are the lines of one purse in their cells.
type lines struct {
	savings.Programme
	b       *workings.Book
	years   []savings.Year
	called  string // the purse, where it is not revenue
	summary *spreadsheet.Sheet
	inputs  *spreadsheet.Sheet
	all     []*line
}

// line is a line and where its figures of each year stand, by their names; pounds.
type line struct {
	savings.Line
	alone savings.Programme // of this line
	cells map[string][]spreadsheet.Figure
	parts map[attribution.Authority][]spreadsheet.Figure // of each authority, pence; nil where it is not shared
}

// given are the figures of a line that are inputs, and what the sums are made of.
var given = []struct {
	name string
	of   func(savings.Programme) savings.Annual
}{
	{estimatedSaving, savings.Programme.Estimated}, {alreadyBudgeted, savings.Programme.AlreadyBudgeted}, {countedElsewhere, savings.Programme.CountedElsewhere},
	{reinvested, savings.Programme.Reinvested}, {investment, savings.Programme.Investment}, {fundedByOthers, savings.Programme.Funding},
}

// lay lays the lines of a purse out, each worked out by itself.
func (l *lines) lay(purse func(savings.Programme) savings.Programme) error {
	for _, each := range l.Lines() {
		alone, err := savings.NewProgramme(l.Header(), each)
		if err != nil {
			return err
		}
		if alone = purse(alone); len(alone.ByService()) > 0 { // it is of this purse
			l.all = append(l.all, &line{Line: each, alone: alone, cells: make(map[string][]spreadsheet.Figure)})
		}
	}
	s := l.inputs
	s.Frozen = 1
	s.Widths(44, 36)
	s.Row(1, spreadsheet.Text("The lines", spreadsheet.Title))
	for _, figure := range given {
		if figure.name == estimatedSaving || where("", figure.of(l.Programme)) != nil {
			l.block(figure.name, figure.of, nil)
		}
	}
	l.block(grossSaving, savings.Programme.Totals, []string{estimatedSaving, "-" + alreadyBudgeted, "-" + countedElsewhere, "-" + reinvested})
	l.block(netSaving, savings.Programme.Net, []string{grossSaving, "-" + investment, fundedByOthers})
	l.share()
	l.sum()
	return nil
}

// heads puts the heads of a table: what it is of, and the years.
func (l *lines) heads(s *spreadsheet.Sheet, row, before int, label string) {
	s.Put(row, 1, spreadsheet.Text(label, spreadsheet.Head))
	for col := 2; col <= before; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.Head))
	}
	for i, y := range l.years {
		s.Put(row, before+1+i, spreadsheet.Text(string(y), spreadsheet.HeadRight))
		s.Width(before+1+i, 18)
	}
}

// block is a table of one figure of every line by year: inputs, or the sum of other
// figures, some of them taken off.
func (l *lines) block(name string, of func(savings.Programme) savings.Annual, from []string) {
	s := l.inputs
	row := s.Next() + 1
	l.heads(s, row, 2, upper(name))
	for _, each := range l.all {
		row++
		s.Row(row, spreadsheet.Text(each.Service, spreadsheet.Plain), spreadsheet.Text(each.Category, spreadsheet.Plain))
		for i, annual := range of(each.alone) {
			cell := spreadsheet.Money(annual.Amount)
			if from != nil {
				cell = spreadsheet.Live(each.formula(s, i, from), annual.Amount, spreadsheet.Pounds)
			}
			each.cells[name] = append(each.cells[name], spreadsheet.Figure{At: s.Put(row, 3+i, cell), Value: annual.Amount})
		}
	}
	l.total(s, row+1, 2, "Together", row+1-len(l.all), of(l.Programme))
}

// formula adds up figures of a year, a minus before those that are taken off.
func (e *line) formula(s *spreadsheet.Sheet, year int, from []string) string {
	formula := "ROUND(0"
	for _, name := range from {
		sign := "+"
		if name[0] == '-' {
			sign, name = "-", name[1:]
		}
		if cells := e.cells[name]; cells != nil {
			formula += sign + cells[year].In(s)
		}
	}
	return formula + ",2)"
}

// total puts the row of the totals of rows above it.
func (l *lines) total(s *spreadsheet.Sheet, row, before int, label string, first int, of savings.Annual) []spreadsheet.Figure {
	s.Put(row, 1, spreadsheet.Text(label, spreadsheet.StrongTotal))
	for col := 2; col <= before; col++ {
		s.Put(row, col, spreadsheet.Empty(spreadsheet.StrongTotal))
	}
	var sums []spreadsheet.Figure
	for i, annual := range of {
		column := spreadsheet.Column{First: s.At(first, before+1+i), Last: s.At(row-1, before+1+i)}
		sums = append(sums, spreadsheet.Figure{At: s.Put(row, before+1+i, spreadsheet.Live("ROUND(SUM("+column.In(s)+"),2)", annual.Amount, spreadsheet.PoundsTotal)), Value: annual.Amount})
	}
	return sums
}

// share divides the gross saving of each line that says how it is shared, year by
// year.
func (l *lines) share() {
	var s *workings.Sheet
	for _, each := range l.all {
		if each.alone.ByAuthority() == nil {
			continue
		}
		if s == nil {
			s = l.b.Sheet("Shares" + l.called)
			s.Begin("The gross saving of each line that says how it is shared, year by year.")
		}
		each.parts = make(map[attribution.Authority][]spreadsheet.Figure)
		var by workings.Weights
		if !each.Basis.IsZero() {
			by = s.Weigh(each.Service, each.Basis)
		}
		for i, y := range l.years {
			each.divide(s, i, y, by)
		}
		if each.Basis.IsZero() && len(each.Before) > 0 {
			l.b.Note("%s: the parts of its saving are values: they follow from each authority's spending before and after, which is not in the workbook.", each.Service)
		}
	}
}

// divide puts the parts of a line's gross saving in a year.
func (e *line) divide(s *workings.Sheet, i int, y savings.Year, by workings.Weights) {
	what := e.Service + ", " + string(y)
	var shares attribution.Shares
	for _, a := range e.alone.Header().Authorities {
		if _, weighs := by.Of[a]; weighs || e.Basis.IsZero() {
			shares = append(shares, attribution.Share{Authority: a, Amount: e.alone.Part(a)[i].Amount})
		}
	}
	row := s.Heading(what)
	gross := e.cells[grossSaving][i]
	s.Put(row, workings.LabelColumn, spreadsheet.Text("Gross saving", spreadsheet.Plain))
	amount := s.Live(row, workings.PenceColumn, spreadsheet.Number, gross.Value.Shift(2), "ROUND(100*%s,0)", gross.At)
	s.InPounds(amount, spreadsheet.Pounds)
	row++
	var parts map[attribution.Authority]spreadsheet.Figure
	switch {
	case !e.Basis.IsZero() && len(shares) > 1:
		parts, _ = s.Divide(row, what, amount, by, shares)
	default:
		parts = e.asGiven(s, row, amount, shares)
	}
	for a, part := range parts {
		e.parts[a] = append(e.parts[a], part)
	}
}

// asGiven puts the parts of a line that no basis divides: all of it one authority's,
// or values.
func (e *line) asGiven(s *workings.Sheet, row int, amount spreadsheet.Figure, shares attribution.Shares) map[attribution.Authority]spreadsheet.Figure {
	parts := make(map[attribution.Authority]spreadsheet.Figure)
	s.Heads(row, "Authority", "", "", "", "", "", "", "Pence", "Pounds")
	for i, share := range shares {
		at, value := row+1+i, share.Amount.Shift(2)
		s.Put(at, workings.LabelColumn, spreadsheet.Text(string(share.Authority), spreadsheet.Plain))
		part := spreadsheet.Figure{At: s.Put(at, workings.PenceColumn, spreadsheet.Fixed(value, spreadsheet.Number)), Value: value}
		if len(e.Authorities) == 1 && e.Authorities[0] == share.Authority || len(shares) == 1 {
			part = s.Live(at, workings.PenceColumn, spreadsheet.Number, value, "%s", amount.At)
		}
		s.InPounds(part, spreadsheet.Pounds)
		parts[share.Authority] = part
	}
	return parts
}
