package desk

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/casebook"
	"github.com/triborough/fairshare/examples/internal/kind"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/programme"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/examples/internal/tender"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// document is what the open file says once it is read: cases, each with its
// statement and the contracts in it, or a programme; else why not.
type document struct {
	kind       kind.Kind
	cases      []casefile.Case
	tenders    []tender.Tender
	programmes []casefile.Programme
	known      []string // what is odd in it
	err        error
}

// read reads the open file, and verifies apart from the engine what it says.
func (d *Desk) read() {
	d.shown = document{kind: kind.Of(d.open.Data)}
	switch d.shown.kind {
	case kind.Statement:
		d.shown.readStatements(d.open)
	case kind.Programme:
		d.shown.readProgramme(d.open)
	case kind.Agreement:
		d.shown.err = errors.New("an agreement says what the parties chose, and comes to nothing without the figures of a year: drop the case that is under it")
	case kind.Envelope:
		d.shown.err = errors.New("an envelope holds a statement with the case it was made from, to be audited: drop one of those")
	default:
		d.readCase()
	}
}

// readCase reads a case, of either form, under the agreements that lie on the desk.
// A workbook that is sound goes on as the text that says the same.
func (d *Desk) readCase() {
	shown := &d.shown
	root, isWorkbook, err := casebook.Tree(d.open.Name, bytes.NewReader(d.open.Data))
	if err != nil {
		shown.err = err
		return
	}
	var same bytes.Buffer
	if isWorkbook {
		err = tree.WriteYAML(&same, root) // before the reader makes the tree its own
	}
	c, fault := casefile.ReadTree(d, nil, root)
	if fault == nil {
		fault = cmp.Or(err, c.Books().Verify())
	}
	if shown.err = fault; fault != nil {
		return
	}
	if isWorkbook {
		d.open.Data, shown.kind = same.Bytes(), kind.Case
	}
	shown.cases, shown.known = []casefile.Case{c}, statement.ToKnow(c)
	if len(c.Contracts) > 0 {
		shown.tenders, shown.err = tender.Of(d.open.Name, c)
	}
}

// readProgramme reads a programme of savings.
func (shown *document) readProgramme(f File) {
	p, err := casefile.ReadProgramme(f.Name, bytes.NewReader(f.Data))
	if shown.err = err; err != nil {
		return
	}
	shown.programmes = []casefile.Programme{p}
	for _, w := range p.Warnings {
		shown.known = append(shown.known, w.String())
	}
}

// readStatements reads the JSON of one statement or several. What does not add up is
// shown to nobody.
func (shown *document) readStatements(f File) {
	var several []account.Books
	if err := json.Unmarshal(f.Data, &several); err != nil {
		several = make([]account.Books, 1)
		if shown.err = json.Unmarshal(f.Data, &several[0]); shown.err != nil {
			return
		}
	}
	for _, books := range several {
		if err := books.Verify(); err != nil {
			shown.err = doesNotAddUp(err)
			return
		}
		c := statement.Of(books)
		shown.cases, shown.known = append(shown.cases, c), append(shown.known, statement.ToKnow(c)...)
	}
}

// doesNotAddUp says so before each fault of a statement.
func doesNotAddUp(err error) error {
	var all []error
	for fault := range attribution.Faults(err) {
		all = append(all, fmt.Errorf("does not add up: %w", fault))
	}
	return errors.Join(all...)
}

// pages are what there is to say of all that is shown, as a page shows it.
func (shown *document) pages() []*page.Page {
	return append(shown.own(), shown.contracts()...)
}

// own is what the program statement, or programme, says.
func (shown *document) own() []*page.Page {
	var pages []*page.Page
	for _, c := range shown.cases {
		pages = append(pages, statement.Page(c, false))
	}
	for _, p := range shown.programmes {
		pages = append(pages, programme.Page(p, ""))
	}
	return pages
}

// contracts is what the program tender says.
func (shown *document) contracts() []*page.Page {
	var pages []*page.Page
	for _, t := range shown.tenders {
		pages = append(pages, t.Page())
	}
	return pages
}
