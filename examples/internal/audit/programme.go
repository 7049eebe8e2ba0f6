package audit

import (
	"bytes"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

// programme works a programme of savings out anew: its parts must sum to it by any
// way of parting it, and it must come to what the file says it comes to.
func (f *File) programme(data []byte) error {
	p, err := casefile.ReadProgramme(f.Name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	for _, w := range p.Warnings {
		f.note(w.String())
	}
	totals, e := p.Programme.Totals(), p.Expect
	for _, by := range []struct {
		what   string
		groups []savings.Group
	}{{"by category", p.Programme.ByCategory()}, {"by service", p.Programme.ByService()}, {"by authority", p.Programme.ByAuthority()}} {
		if err := f.foots(by.what, by.groups, totals); err != nil {
			return err
		}
	}
	for _, annual := range []struct {
		what      string
		want, got savings.Annual
	}{
		{"totals", e.Totals, totals},
		{"already budgeted", e.AlreadyBudgeted, p.Programme.AlreadyBudgeted()},
		{"counted elsewhere", e.CountedElsewhere, p.Programme.CountedElsewhere()},
		{"investment", e.Investment, p.Programme.Investment()},
		{"net", e.Net, p.Programme.Net()},
	} {
		f.Figures += len(annual.want)
		for _, want := range annual.want {
			f.meet(annual.what+": "+string(want.Year), want.Amount, annual.got.In(want.Year))
		}
	}
	f.published(e.Published)
	return nil
}

// foots adds the parts of a programme up, year by year.
func (f *File) foots(what string, groups []savings.Group, totals savings.Annual) error {
	if len(groups) == 0 {
		return nil
	}
	t := savings.Table{}
	for _, year := range totals {
		t.Columns, t.ColumnTotals = append(t.Columns, string(year.Year)), append(t.ColumnTotals, year.Amount)
	}
	for _, g := range groups {
		row := make([]decimal.Decimal, len(totals))
		for i, year := range totals {
			row[i] = g.Savings.In(year.Year)
		}
		t.Rows, t.Cells = append(t.Rows, g.Name), append(t.Cells, row)
	}
	f.Figures += len(t.Columns) * (len(t.Rows) + 1)
	footing, err := t.Foot()
	for _, text := range footing.Findings() {
		f.find(what, text)
	}
	return err
}
