package desk

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// View is what a page shows of a desk besides the report and the tables of figures.
type View struct {
	Kind    kind.Kind  `json:"kind"`
	Name    string     `json:"name"`
	Title   string     `json:"title"`
	Text    string     `json:"text"` // of the open file; "" of one that is no text
	Faults  []Fault    `json:"faults"`
	Known   []string   `json:"known"`
	Bears   []Bears    `json:"bears"`
	Shared  [][]string `json:"shared"`  // the services of each case, of which figures may be asked
	Formats []string   `json:"formats"` // in which it can be had
	Beside  []string   `json:"beside"`  // the agreements on the desk
}

// Fault is what is wrong with a file, and where.
type Fault struct {
	File string `json:"file"`
	Line int    `json:"line"` // 0: the file as a whole
	Text string `json:"text"`
}

// Bears is what an authority bears, and how that has changed.
type Bears struct {
	Authority string `json:"authority"`
	Name      string `json:"name"`
	Amount    string `json:"amount"`
	Change    string `json:"change"` // in words; "" where nothing is compared, or it bears the same
	More      int    `json:"more"`   // 1 where it bears more, -1 where less
}

// bearing is what each authority bears, in order.
type bearing struct {
	shares attribution.Shares
	names  map[attribution.Authority]string
}

// bearing adds up what each bears over the statements shown; nil where there is none.
func (shown *document) bearing() *bearing {
	if shown.err != nil || len(shown.cases) == 0 {
		return nil
	}
	b := &bearing{names: make(map[attribution.Authority]string)}
	at := make(map[attribution.Authority]int)
	for _, c := range shown.cases {
		for _, name := range c.Names {
			if _, known := at[name.Code]; !known {
				at[name.Code] = len(b.shares)
				b.shares, b.names[name.Code] = append(b.shares, attribution.Share{Authority: name.Code}), c.Name(name.Code)
			}
		}
		for _, share := range c.Statement.Totals() {
			sum := &b.shares[at[share.Authority]].Amount
			*sum = sum.Add(share.Amount)
		}
	}
	return b
}

// against says what each bears, and how much more or less than before.
func (b *bearing) against(before *bearing) []Bears {
	was := make(map[attribution.Authority]decimal.Decimal)
	if before != nil {
		for _, share := range before.shares {
			was[share.Authority] = share.Amount
		}
	}
	var all []Bears
	for _, share := range b.shares {
		each := Bears{Authority: string(share.Authority), Name: b.names[share.Authority], Amount: attribution.FormatSterling(share.Amount)}
		if old, compared := was[share.Authority]; compared {
			switch more := share.Amount.Sub(old); more.Sign() {
			case 1:
				each.More, each.Change = 1, attribution.FormatSterling(more)+" more"
			case -1:
				each.More, each.Change = -1, attribution.FormatSterling(more.Neg())+" less"
			}
		} else if before != nil {
			each.Change = "and bore nothing before"
		}
		all = append(all, each)
	}
	return all
}

// view tells what is on the desk.
func (d *Desk) view() View {
	v := View{Kind: d.shown.kind, Name: d.open.Name, Known: d.shown.known, Faults: faults(d.shown.err)}
	if v.Kind != kind.Workbook {
		v.Text = string(d.open.Data)
	}
	for _, f := range d.agreements {
		v.Beside = append(v.Beside, f.Name)
	}
	if b := d.shown.bearing(); b != nil {
		v.Bears = b.against(d.pinned)
	}
	for _, c := range d.shown.cases {
		var services []string
		for _, s := range c.Statement.Services() {
			services = append(services, s.Service)
		}
		v.Shared = append(v.Shared, services)
	}
	if d.shown.err == nil {
		v.Title = d.shown.title()
		v.Formats = d.formats()
	}
	return v
}

func (shown *document) title() string {
	var titles []string
	for _, c := range shown.cases {
		titles = append(titles, strings.TrimSuffix(c.Title+", "+c.Period, ", "))
	}
	for _, p := range shown.programmes {
		titles = append(titles, p.Title)
	}
	return strings.Join(titles, "; ")
}

// faults are all that an error says, each with its place.
func faults(err error) []Fault {
	if err == nil {
		return nil
	}
	if several, joined := err.(interface{ Unwrap() []error }); joined {
		var all []Fault
		for _, each := range several.Unwrap() {
			all = append(all, faults(each)...)
		}
		return all
	}
	f := Fault{Text: err.Error()}
	var at tree.Place
	if ofCase, ofForm := (*casefile.Error)(nil), (*tree.Error)(nil); errors.As(err, &ofCase) {
		at = ofCase.At
	} else if errors.As(err, &ofForm) {
		at = ofForm.Place
	}
	f.Text = strings.TrimPrefix(f.Text, at.String()+": ")
	if f.File, f.Line = at.File, at.Line; at.Sheet.Number > 0 {
		f.File, f.Line = at.String(), 0 // which names the cell
	}
	return []Fault{f}
}
