package casefile

import (
	"io"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Programme is a programme file that has been read, and what follows from it.
type Programme struct {
	Title, Source string
	Names         []Name
	Programme     savings.Programme
	Options       []savings.Comparison
	Fund          Fund // the zero Fund where the file has none
	Measures      []Measured
	Report        Report // the zero Report: the file does not say
	Tracking      savings.Tracking
	Register      savings.Register
	Risks         savings.Risks
	InTheRound    []savings.Standpoint   // nil where the file does not ask for it
	Burdens       []savings.Contribution // nil where it gives none
	Warnings      []Warning              // what is odd in the file, in its order
	Expect        ProgrammeExpect
}

// defaultThresholds hold where a programme file states none: green with all of
// the target secure, amber with nine tenths of it.
var defaultThresholds = savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}

// programmeFile is a programme while it is read: the unit first, for the figures
// of all else. Of the lines, those without a fault are kept, and where they stand.
type programmeFile struct {
	Programme
	root       node
	header     savings.Header
	headed     bool // the header was read without a fault
	lines      []savings.Line
	linesAt    []node
	thresholds savings.Thresholds
	tracked    []savings.Tracked
	trackedAt  []node
	options    []optionsFile
	fund       fundFile
	funded     bool // what all its bids depend on was read without a fault
	round      round
}

// ReadProgramme reads a programme of savings as strictly as Read reads a case:
// all faults are reported together, each an *Error with its line.
func ReadProgramme(name string, input io.Reader) (Programme, error) {
	root, err := open(name, input)
	if err != nil {
		return Programme{}, err
	}
	root.file.all, root.file.unit = true, units["£m"] // in which any figure is of whole pennies, should the file's be faulty
	p := programmeFile{root: root, thresholds: defaultThresholds, headed: true, funded: true}
	p.read()
	p.workOut()
	if err := root.file.err(); err != nil {
		return Programme{}, err
	}
	p.Warnings = root.file.odd()
	return p.Programme, nil
}

func (p *programmeFile) read() {
	header := func(read func(node)) func(node) { return noting(&p.headed, read) }
	given := false // something to work out, without any of which a programme is empty
	work := func(read func(node)) func(node) { return func(n node) { given = true; read(n) } }
	p.root.mapping(
		required("title", func(n node) { n.text(&p.Title) }),
		required("unit", header(func(n node) { n.unit() })),
		optional("source", func(n node) { n.text(&p.Source) }),
		optional("authorities", header(func(n node) { n.names(&p.Names) })),
		optional("years", header(func(n node) { n.file.undated = !n.file.sound(func() { n.years(&p.header.Years) }) })),
		optional("figures", header(func(n node) { p.header.Increments = n.oneOf("levels", "increments") == "increments" })),
		optional("use", header(func(n node) { p.header.Point = savings.Point(n.indexOf("mid", "low", "high")) })),
		optional("prices", func(n node) { p.header.Prices = savings.Prices(n.oneOf("real", "cash")) }),
		optional("discount", func(n node) { p.header.Discount = n.discount() }),
		optional("lines", work(func(n node) { p.readLines(n) })),
		optional("options", work(func(n node) { n.each(p.readOptions) })),
		optional("fund", work(noting(&p.funded, func(n node) { p.readFund(n) }))),
		optional("bids", work(func(n node) { n.each(p.readBid) })),
		optional("measures", work(func(n node) { p.Measures = n.measures() })),
		optional("report", noting(&p.funded, func(n node) { p.Report = n.report() })),
		optional("status", func(n node) { n.thresholds(&p.thresholds) }),
		optional("tracking", work(func(n node) { n.each(p.readTracked) })),
		optional("register", work(func(n node) { p.Register = n.register() })),
		optional("risks", work(func(n node) { p.Risks = n.risks() })),
		optional("in_the_round", func(n node) { p.round = n.round() }),
		optional("expect", func(n node) { n.programmeExpect(&p.Expect) }),
	)
	if !given || p.root.file.found == 0 && p.isEmpty() {
		p.root.fail("there is nothing to work out: no line, nothing tracked or measured, no options, no fund, no register and no risks")
	}
}

func (p *programmeFile) isEmpty() bool {
	return len(p.lines)+len(p.tracked)+len(p.Register.Schemes())+len(p.Risks.Ranked())+len(p.Measures)+len(p.fund.bids)+len(p.options) == 0 && !p.fund.opened
}

// readLines reads the estimates, which are by year.
func (p *programmeFile) readLines(n node) {
	if len(p.header.Years) == 0 && !n.file.undated && len(n.Items) > 0 {
		n.fail(`there are lines, and the key "years" is missing`)
		n.file.undated = true
	}
	n.each(func(entry node) {
		var line savings.Line
		if n.divides(len(n.file.authorities)) && n.file.sound(func() { line = entry.line(p.header) }) {
			p.lines, p.linesAt = append(p.lines, line), append(p.linesAt, entry.at(line.Service))
		}
	})
}

func (p *programmeFile) readTracked(n node) {
	var tracked savings.Tracked
	if n.file.sound(func() { tracked = n.tracked() }) {
		p.tracked, p.trackedAt = append(p.tracked, tracked), append(p.trackedAt, n)
	}
}

// workOut makes the programme and its tracking, as far as nothing has a fault. One
// that it finds is put on the line of the estimate that makes it.
func (p *programmeFile) workOut() {
	f := p.root.file
	p.header.Title, p.header.Source, p.header.Authorities = p.Title, p.Source, f.authorities
	var err error
	if p.headed && !f.undated {
		if p.Programme.Programme, err = savings.NewProgramme(p.header, p.lines...); err != nil {
			p.refuseLines()
		}
	}
	if p.headed && !f.undated {
		p.compare()
	}
	if p.fund.opened && p.funded && p.headed && !f.undated {
		for _, line := range p.fund.workOut(p.header, p.Report) {
			p.tracked, p.trackedAt = append(p.tracked, line), append(p.trackedAt, p.fund.at)
		}
		p.Fund = p.fund.Fund
	}
	p.track()
	if p.round.spending != nil && f.found == 0 {
		p.goRound()
	}
}

// refuseLines finds the faults of a programme where they stand: in its header, or
// line by line.
func (p *programmeFile) refuseLines() {
	if _, err := savings.NewProgramme(p.header); err != nil {
		p.root.refuse(err)
		return
	}
	for i, line := range p.lines {
		_, err := savings.NewProgramme(p.header, line)
		p.linesAt[i].refuse(err)
	}
}

// Name returns the full name of an authority, or its code where none is given.
func (p Programme) Name(code attribution.Authority) string { return Case{Names: p.Names}.Name(code) }

func (n node) years(into *[]savings.Year) {
	sound := n.file.sound(func() {
		n.each(func(entry node) {
			var year string
			entry.text(&year)
			*into = append(*into, savings.Year(year))
		})
	})
	if !sound {
		*into = nil
		return
	}
	if _, err := savings.NewProgramme(savings.Header{Years: *into}); err != nil {
		n.refuse(err)
		*into = nil
	}
}

func (n node) discount() savings.Discount {
	text, ok := n.scalar()
	if !ok || text == "green book" {
		return savings.GreenBook()
	}
	var rate decimal.Decimal
	n.weight(&rate)
	discount, err := savings.DiscountAt(rate)
	n.refuse(err)
	return discount
}
