package tender

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/workings"
	"github.com/triborough/fairshare/tupe"
)

// WriteWorkbook writes the contracts of one case as a workbook in which every share
// and sum follows from the prices, the burdens and the weights. Error: a sum of money
// that no spreadsheet holds to the penny.
func WriteWorkbook(out io.Writer, tenders []Tender) error {
	c := tenders[0].c
	authorities := c.Statement.Header().Authorities
	b := workings.New(c.Title, authorities)
	summary := b.Page("Summary")
	lives := make([]*liveTender, len(tenders))
	for i, t := range tenders {
		if err := workings.Fits(t.life.Total.Price); err != nil {
			return err
		}
		lives[i] = &liveTender{Tender: t, Sheet: b.Sheet(t.Service.Name), teams: make(map[attribution.Authority]workings.Weights)}
		lives[i].lay()
	}
	b.Note("The burdens of each year are inputs: how they run off from posts, turnover and endings is worked out before they stand here.")
	cover := workings.Cover{Title: c.Title, Head: "Bears over the life", Said: [][2]string{{"Source", c.Source}}, HowToRead: []string{
		"Each contract has a sheet: what each authority bears over its life, then each year with its price, the burdens within it, how the rest is shared, and what each would bear if the burdens were shared too.",
	}}
	for i, figure := range summarised(summary, authorities, lives) {
		cover.Each = append(cover.Each, workings.Line{Authority: authorities[i], Name: c.Name(authorities[i]), Figure: figure})
	}
	b.Finish(cover)
	return b.Write(out)
}

// summarised shows what each authority bears over the life of each contract, and
// returns the totals.
func summarised(s *spreadsheet.Sheet, authorities []attribution.Authority, lives []*liveTender) []spreadsheet.Figure {
	s.Frozen = 3
	s.Widths(40)
	s.Row(1, spreadsheet.Text("Summary by authority", spreadsheet.Title))
	s.Put(3, 1, spreadsheet.Text("Borne over the life of the contract", spreadsheet.Head))
	totals := make([]spreadsheet.Figure, len(authorities))
	last := 3 + len(lives)
	for i, l := range lives {
		s.Put(4+i, 1, spreadsheet.Text(l.Service.Name, spreadsheet.Plain))
	}
	s.Put(last+1, 1, spreadsheet.Text("Total", spreadsheet.StrongTotal))
	for col, a := range authorities {
		s.Width(col+2, 18)
		s.Put(3, col+2, spreadsheet.Text(string(a), spreadsheet.HeadRight))
		var sum decimal.Decimal
		for i, l := range lives {
			if f, takesPart := l.bears[a]; takesPart {
				s.Put(4+i, col+2, spreadsheet.Live(f.In(s), f.Value, spreadsheet.Pounds))
				sum = sum.Add(f.Value)
			}
		}
		column := spreadsheet.Column{First: s.At(4, col+2), Last: s.At(last, col+2)}
		totals[col] = spreadsheet.Figure{At: s.Put(last+1, col+2, spreadsheet.Live("ROUND(SUM("+column.In(s)+"),2)", sum, spreadsheet.PoundsTotal)), Value: sum}
	}
	return totals
}

// liveTender is a contract and its sheet.
type liveTender struct {
	Tender
	*workings.Sheet
	by    workings.Weights
	teams map[attribution.Authority]workings.Weights   // joint teams, by their names
	years [][]spreadsheet.Figure                       // of each year, line by line: what is put together over the life, pounds
	bears map[attribution.Authority]spreadsheet.Figure // over the life, pounds
}

// figures are the columns of what each bears, in a year and over the life.
var figures = []struct {
	head string
	col  int
	of   func(tupe.Line) decimal.Decimal
}{
	{"Share of the rest", spreadsheet.WeightColumn, func(l tupe.Line) decimal.Decimal { return l.Ongoing }},
	{"Its own burdens", spreadsheet.WeightColumn + 1, func(l tupe.Line) decimal.Decimal { return l.TUPE }},
	{"Bears", spreadsheet.WeightColumn + 2, func(l tupe.Line) decimal.Decimal { return l.Total }},
	{"If shared", workings.PenceColumn, func(l tupe.Line) decimal.Decimal { return l.IfShared }},
	{"Difference", workings.PoundsColumn, func(l tupe.Line) decimal.Decimal { return l.Difference }},
}

// lay lays the sheet out: the life at the top, then the bases and every year.
func (l *liveTender) lay() {
	l.Begin("Shared " + l.Service.Basis.String() + ".")
	const top = 4
	lines := l.lines(l.life.Total)
	l.Put(top+len(lines)+1, 1, spreadsheet.Empty(spreadsheet.Plain)) // kept free until it is known
	l.by = l.Weigh("Basis", l.Service.Basis)
	for _, team := range l.Term.Teams {
		l.teams[attribution.Authority(team.Name)] = l.Weigh("Basis of the joint team "+team.Name, team.Basis)
	}
	for y := range l.life.Years {
		l.year(y)
	}
	l.over(top, lines)
}

// year lays a year out: the price, the burdens within it, the rest as it is shared,
// and the price as it would be.
func (l *liveTender) year(y int) {
	year, of := l.life.Years[y], l.Term.Years[y]
	row := l.Heading(year.Year)
	price := l.input(row, "Contract price", of.Price)
	row++
	var burdens, income []spreadsheet.Figure
	for _, s := range l.schedules {
		burdens = append(burdens, l.input(row, "Burden of "+string(s.Origin), s.Burdens[y]))
		row++
	}
	for _, each := range of.Income {
		income = append(income, l.input(row, "Income: "+each.Description, each.Amount))
		row++
	}
	everything := append([]spreadsheet.Figure{price}, income...)
	rest := l.less(row, "The rest, to be shared", append(everything, burdens...))
	whole := l.less(row+1, "The price less income, to be shared if the burdens were", everything)
	own := make(map[attribution.Authority][]spreadsheet.Figure)
	row += 2
	for i, s := range l.schedules {
		row = l.burden(row, y, s, burdens[i], own)
	}
	shared, row := l.Divide(row, year.Year+": the rest", rest, l.by, l.shares(year, func(line tupe.Line) decimal.Decimal { return line.Ongoing }))
	row = l.Remark(row, "If the burdens were shared:")
	ifShared, row := l.Divide(row, year.Year+": if the burdens were shared", whole, l.by, l.shares(year, func(line tupe.Line) decimal.Decimal { return line.IfShared }))
	l.compared(row, year, shared, own, ifShared)
}

// input puts a sum of money that may be changed, and its pence.
func (l *liveTender) input(row int, label string, pounds decimal.Decimal) spreadsheet.Figure {
	l.Put(row, workings.LabelColumn, spreadsheet.Text(label, spreadsheet.Plain))
	input := l.Put(row, workings.PoundsColumn, spreadsheet.Money(pounds))
	return l.Live(row, workings.PenceColumn, spreadsheet.Number, pounds.Shift(2), "ROUND(100*%s,0)", input)
}

// less puts the first figure less all others.
func (l *liveTender) less(row int, label string, of []spreadsheet.Figure) spreadsheet.Figure {
	l.Rule(row, label, workings.PenceColumn-1)
	formula := l.Sum(of[:1])
	if len(of) > 1 {
		formula += "-(" + l.Sum(of[1:]) + ")"
	}
	f := l.Live(row, workings.PenceColumn, spreadsheet.NumberTotal, of[0].Value.Sub(spreadsheet.Total(of[1:])), formula)
	l.InPounds(f, spreadsheet.PoundsTotal)
	return f
}

// burden notes whose a burden is; that of a joint team is divided among its
// authorities.
func (l *liveTender) burden(row, y int, s tupe.Schedule, amount spreadsheet.Figure, own map[attribution.Authority][]spreadsheet.Figure) int {
	by, joint := l.teams[s.Origin]
	if !joint {
		own[s.Origin] = append(own[s.Origin], amount)
		return row
	}
	for _, team := range l.Term.Teams {
		shares, err := team.Basis.Apportion(s.Burdens[y])
		if attribution.Authority(team.Name) != s.Origin || err != nil {
			continue
		}
		var parts map[attribution.Authority]spreadsheet.Figure
		parts, row = l.Divide(row, l.life.Years[y].Year+": the burden of "+team.Name, amount, by, shares)
		for _, share := range shares {
			own[share.Authority] = append(own[share.Authority], parts[share.Authority])
		}
	}
	return row
}

// shares are a year's figures of those who stand in the basis.
func (l *liveTender) shares(year tupe.Comparison, of func(tupe.Line) decimal.Decimal) (shares attribution.Shares) {
	for _, line := range l.lines(year) {
		if _, weighs := l.by.Of[line.Authority]; weighs {
			shares = append(shares, attribution.Share{Authority: line.Authority, Amount: of(line)})
		}
	}
	return shares
}

// compared puts what each bears in a year, and what it would bear.
func (l *liveTender) compared(row int, year tupe.Comparison, shared map[attribution.Authority]spreadsheet.Figure, own map[attribution.Authority][]spreadsheet.Figure, ifShared map[attribution.Authority]spreadsheet.Figure) {
	l.heads(row, year.Year)
	lines := l.lines(year)
	for i, line := range lines {
		at, a := row+1+i, line.Authority
		l.Put(at, workings.LabelColumn, spreadsheet.Text(string(a), spreadsheet.Plain))
		inPounds := func(cells ...spreadsheet.Figure) string { return "(" + l.Sum(cells) + ")/100" }
		formulas := []string{"0", inPounds(own[a]...), "", "0", ""}
		if _, weighs := shared[a]; weighs {
			formulas[0], formulas[3] = inPounds(shared[a]), inPounds(ifShared[a])
		}
		formulas[2] = "ROUND(" + l.At(at, figures[0].col).In(l.Sheet.Sheet) + "+" + l.At(at, figures[1].col).In(l.Sheet.Sheet) + ",2)"
		formulas[4] = "ROUND(" + l.At(at, figures[2].col).In(l.Sheet.Sheet) + "-" + l.At(at, figures[3].col).In(l.Sheet.Sheet) + ",2)"
		var cells []spreadsheet.Figure
		for j, figure := range figures {
			cells = append(cells, l.Live(at, figure.col, spreadsheet.Pounds, figure.of(line), formulas[j]))
		}
		l.years = append(l.years, cells)
	}
	l.totals(row+1, lines)
}

func (l *liveTender) heads(row int, label string) {
	heads := []string{label, "", "", "", "", "", "", "", ""}
	for _, figure := range figures {
		heads[figure.col-1] = figure.head
	}
	l.Heads(row, heads...)
}

// totals puts the row of totals below lines, and checks that the differences come to
// nought.
func (l *liveTender) totals(first int, lines []tupe.Line) {
	row := first + len(lines)
	l.Rule(row, "Total", workings.PoundsColumn)
	for _, figure := range figures {
		var sum decimal.Decimal
		for _, line := range lines {
			sum = sum.Add(figure.of(line))
		}
		f := l.Live(row, figure.col, spreadsheet.PoundsTotal, sum, "ROUND(SUM(%s:%s),2)", l.At(first, figure.col), l.At(row-1, figure.col))
		if figure.head == "Difference" {
			l.Book.Check(workings.Check{Pounds: true, What: "The differences come to nought", Where: l.Of, Is: f})
		}
	}
}

// over puts what each bears over the life: the years added up.
func (l *liveTender) over(row int, lines []tupe.Line) {
	l.heads(row, "Life of the contract")
	l.bears = make(map[attribution.Authority]spreadsheet.Figure)
	for i, line := range lines {
		at := row + 1 + i
		l.Put(at, workings.LabelColumn, spreadsheet.Text(string(line.Authority), spreadsheet.Plain))
		for j, figure := range figures {
			var each []spreadsheet.Figure
			for y := range l.life.Years {
				each = append(each, l.years[y*len(lines)+i][j])
			}
			f := l.Live(at, figure.col, spreadsheet.Pounds, figure.of(line), "ROUND("+l.Sum(each)+",2)")
			if figure.head == "Bears" {
				l.bears[line.Authority] = f
				l.Book.Check(workings.Check{Pounds: true, What: "As it was issued, " + string(line.Authority) + " bears over the life", Where: l.Of, Is: f, Against: figure.of(line)})
			}
		}
	}
	l.totals(row+1, lines)
}
