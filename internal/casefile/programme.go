package casefile

import (
	"io"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Programme is a programme file that has been read, and what follows from it.
type Programme struct {
	Title, Source string
	Names         []Name
	Programme     savings.Programme
	Measures      []Measured
	Report        Report // the zero Report: the file does not say
	Tracking      savings.Tracking
	Register      savings.Register
	Risks         savings.Risks
	InTheRound    []savings.Standpoint // nil where the file does not ask for it
	Expect        ProgrammeExpect
}

// worked are the keys of which a file needs one: without any there is nothing to
// work out.
var worked = []string{"lines", "tracking", "register", "risks", "measures"}

// defaultThresholds hold where a programme file states none: green with all of
// the target secure, amber with nine tenths of it.
var defaultThresholds = savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}

// programmeFile is a programme while it is read: the unit first, for the figures
// of all else.
type programmeFile struct {
	Programme
	header     savings.Header
	lines      []savings.Line
	linesAt    []node
	thresholds savings.Thresholds
	tracked    []savings.Tracked
	trackedAt  []node
	round      round
}

// round is what the measure in the round takes, and where it stands.
type round struct {
	at        node
	threshold decimal.Decimal
	spending  attribution.Shares
}

// ReadProgramme reads a programme of savings as strictly as Read reads a case:
// all faults are reported together, each an *Error with its line.
func ReadProgramme(name string, input io.Reader) (Programme, error) {
	root, err := open(name, input)
	if err != nil {
		return Programme{}, err
	}
	p := programmeFile{thresholds: defaultThresholds}
	root.mapping(
		required("title", func(n node) { n.text(&p.Title) }),
		required("unit", func(n node) { n.unit() }),
		optional("source", func(n node) { n.text(&p.Source) }),
		optional("authorities", func(n node) { n.names(&p.Names) }),
		optional("years", func(n node) { n.years(&p.header.Years) }),
		optional("figures", func(n node) { p.header.Increments = n.oneOf("levels", "increments") == "increments" }),
		optional("use", func(n node) { p.header.Point = savings.Point(n.indexOf("mid", "low", "high")) }),
		optional("prices", func(n node) { p.header.Prices = savings.Prices(n.oneOf("real", "cash")) }),
		optional("discount", func(n node) { p.header.Discount = n.discount() }),
		optional("lines", func(n node) {
			n.each(func(entry node) {
				p.linesAt = append(p.linesAt, entry)
				p.lines = append(p.lines, entry.line(p.header))
			})
		}),
		optional("measures", func(n node) { p.Measures = n.measures() }),
		optional("report", func(n node) { p.Report = n.report() }),
		optional("status", func(n node) { p.thresholds = n.thresholds() }),
		optional("tracking", func(n node) {
			n.each(func(entry node) {
				p.trackedAt = append(p.trackedAt, entry)
				p.tracked = append(p.tracked, entry.tracked())
			})
		}),
		optional("register", func(n node) { p.Register = n.register() }),
		optional("risks", func(n node) { p.Risks = n.risks() }),
		optional("in_the_round", func(n node) { p.round = n.round() }),
		optional("expect", func(n node) { n.programmeExpect(&p.Expect) }),
	)
	if !slices.ContainsFunc(worked, root.has) || root.file.found == 0 && p.isEmpty() {
		root.fail("there is nothing to work out: no line, nothing tracked or measured, no register and no risks")
	}
	if len(p.lines) > 0 && len(p.header.Years) == 0 {
		root.fail(`there are lines, and the key "years" is missing`)
	}
	if root.file.found == 0 {
		p.workOut(root)
	}
	if err := root.file.err(); err != nil {
		return Programme{}, err
	}
	return p.Programme, nil
}

func (p *programmeFile) isEmpty() bool {
	return len(p.lines)+len(p.tracked)+len(p.Register.Schemes())+len(p.Risks.Ranked())+len(p.Measures) == 0
}

// workOut makes the programme and its tracking. A fault is put on the line of the
// estimate that makes it.
func (p *programmeFile) workOut(root node) {
	p.header.Title, p.header.Source, p.header.Authorities = p.Title, p.Source, root.file.authorities
	if _, err := savings.NewProgramme(p.header); err != nil {
		root.refuse(err)
		return
	}
	var err error
	if p.Programme.Programme, err = savings.NewProgramme(p.header, p.lines...); err != nil {
		for i, line := range p.lines {
			_, err := savings.NewProgramme(p.header, line)
			p.linesAt[i].at(line.Service).refuse(err)
		}
	}
	p.track()
	if p.round.spending != nil {
		p.InTheRound, err = p.Programme.Programme.InTheRound(p.round.threshold, p.round.spending)
		p.round.at.refuse(err)
	}
}

// Name returns the full name of an authority, or its code where none is given.
func (p Programme) Name(code attribution.Authority) string { return Case{Names: p.Names}.Name(code) }

func (n node) years(into *[]savings.Year) {
	n.each(func(entry node) {
		var year string
		entry.text(&year)
		*into = append(*into, savings.Year(year))
	})
	_, err := savings.NewProgramme(savings.Header{Years: *into})
	n.refuse(err)
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

// round reads the spending against which gains are held, of every authority.
func (n node) round() round {
	r := round{at: n}
	n.mapping(
		required("threshold", func(n node) { n.weight(&r.threshold) }),
		required("spending", func(n node) { n.byParticipant(&r.spending, n.file.authorities, n.amountInUnit) }),
	)
	return r
}
