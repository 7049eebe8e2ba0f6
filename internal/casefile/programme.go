package casefile

import (
	"io"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/savings"
)

// Programme is a programme file that has been read, and what follows from it.
type Programme struct {
	Title, Source string
	Names         []Name
	Programme     savings.Programme
	Tracking      savings.Tracking
	InTheRound    []savings.Standpoint // nil where the file does not ask for it
	Expect        ProgrammeExpect
}

// units are the units of a programme's figures, as powers of ten of a pound.
var units = map[string]int32{"£m": 6, "£k": 3, "£": 0}

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
		optional("status", func(n node) { p.thresholds = n.thresholds() }),
		optional("tracking", func(n node) {
			n.each(func(entry node) { p.tracked = append(p.tracked, entry.tracked()) })
		}),
		optional("in_the_round", func(n node) { p.round = n.round() }),
		optional("expect", func(n node) { n.programmeExpect(&p.Expect) }),
	)
	if len(p.lines) == 0 && len(p.tracked) == 0 {
		root.fail("there is neither a line nor anything tracked")
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
	p.Tracking, err = savings.Track(p.thresholds, p.tracked...)
	root.refuse(err)
	if p.round.spending != nil {
		p.InTheRound, err = p.Programme.Programme.InTheRound(p.round.threshold, p.round.spending)
		p.round.at.refuse(err)
	}
}

// Name returns the full name of an authority, or its code where none is given.
func (p Programme) Name(code attribution.Authority) string { return Case{Names: p.Names}.Name(code) }

func (n node) unit() {
	text, ok := n.scalar()
	exponent, known := units[text]
	if ok && !known {
		n.fail("%.40q is no unit: £m, £k or £", text)
	}
	n.file.unit = exponent
}

// money reads an amount in the file's unit, exact to a whole penny.
func (n node) money(into *decimal.Decimal) { n.number(into, n.amountInUnit) }

func (n node) amountInUnit(text string) (decimal.Decimal, error) {
	value, err := signed(text)
	if err != nil {
		return decimal.Decimal{}, err
	}
	value = value.Shift(n.file.unit)
	return value, attribution.CheckAmount(value)
}

func (n node) known(into *decimal.NullDecimal) {
	var amount decimal.Decimal
	n.money(&amount)
	*into = savings.Known(amount)
}

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

// line reads one estimate.
func (n node) line(h savings.Header) (l savings.Line) {
	n = n.at(n.peek("service"))
	participants := n.file.authorities
	n.mapping(
		required("service", func(n node) { n.text(&l.Service) }),
		optional("category", func(n node) { n.text(&l.Category) }),
		optional("savings", func(n node) { l.Savings = n.figures() }),
		optional("phased", func(n node) { n.phased(&l, h) }),
		optional("investment", func(n node) { l.Investment = n.figures() }),
		optional("already_budgeted", func(n node) { l.AlreadyBudgeted = n.figures() }),
		optional("counted_in", func(n node) {
			n.mapping(
				required("service", func(n node) { n.text(&l.CountedIn.Service) }),
				required("savings", func(n node) { l.CountedIn.Savings = n.figures() }),
			)
		}),
		optional("cashable", func(n node) { l.NonCashable = !n.flag() }),
		optional("recurring", func(n node) { l.OneOff = !n.flag() }),
		optional("kind", func(n node) { n.text((*string)(&l.Kind)) }),
		optional("ring_fence", func(n node) { n.ringFence(&l.RingFence) }),
		optional("authorities", func(n node) { n.participants(&participants); l.Authorities = participants }),
		optional("basis", func(n node) { n.lineBasis(&l, participants) }),
		optional("before", func(n node) { n.spending(&l.Before, participants) }),
		optional("after", func(n node) { n.spending(&l.After, participants) }),
	)
	return l
}

// figures reads estimates by year: each an amount, or a range.
func (n node) figures() savings.Figures {
	figures := savings.Figures{}
	entries, _ := n.entries()
	for _, e := range entries {
		figures[savings.Year(e.key)] = e.value.estimate()
	}
	return figures
}

func (n node) estimate() (e savings.Estimate) {
	if n.Kind == tree.Mapping {
		n.mapping(
			required("low", func(n node) { n.money(&e.Low) }),
			required("high", func(n node) { n.money(&e.High) }),
		)
		return e
	}
	n.money(&e.Low)
	return savings.Exactly(e.Low)
}

// phased reads a saving that comes in by a profile of percentages. A year of the
// programme that the profile leaves out adds nothing.
func (n node) phased(l *savings.Line, h savings.Header) {
	if l.Savings != nil {
		n.fail("both savings and phased are given: one follows from the other")
	}
	var whole savings.Estimate
	var phases []savings.Phase
	n.mapping(
		required("saving", func(n node) { whole = n.estimate() }),
		required("profile", func(n node) { phases = n.profile(h.Years) }),
	)
	if n.file.found > 0 {
		return
	}
	phasing, err := savings.NewPhasing(phases...)
	if err != nil {
		n.refuse(err)
		return
	}
	spread := phasing.Levels
	if h.Increments {
		spread = phasing.Increments
	}
	low, _ := spread(whole.Low) // money has checked the amounts
	high, _ := spread(whole.High)
	l.Savings = savings.Figures{}
	for i := range low {
		l.Savings[low[i].Year] = savings.Estimate{Low: low[i].Amount, High: high[i].Amount}
	}
}

// profile reads percentages by year, and nought for the years not named.
func (n node) profile(years []savings.Year) []savings.Phase {
	phases := make([]savings.Phase, len(years))
	position := make(map[savings.Year]int, len(years))
	for i, y := range years {
		phases[i].Year = y
		position[y] = i
	}
	entries, _ := n.entries()
	for _, e := range entries {
		i, found := position[savings.Year(e.key)]
		if !found {
			e.keyNode.fail("%.40q is none of the programme's years", e.key)
			continue
		}
		e.value.weight(&phases[i].Percent)
	}
	return phases
}

// ringFence reads the fund a saving belongs to; none says that there is no fence.
func (n node) ringFence(into *string) {
	if n.text(into); *into == "none" {
		*into = ""
	}
}

// lineBasis reads how a line is shared: one of the bases of a case file, or
// spending before and after.
func (n node) lineBasis(l *savings.Line, participants []attribution.Authority) {
	if !n.has("before") && !n.has("after") {
		l.Basis = n.basis(participants)
		return
	}
	n.mapping(
		required("before", func(n node) { n.spending(&l.Before, participants) }),
		required("after", func(n node) { n.spending(&l.After, participants) }),
	)
}

// spending reads amounts that name every participant.
func (n node) spending(into *attribution.Shares, participants []attribution.Authority) {
	if len(*into) > 0 {
		n.fail("it stands in the basis already")
	}
	n.byParticipant(into, participants, n.amountInUnit)
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

func (n node) thresholds() (t savings.Thresholds) {
	n.mapping(
		required("green", func(n node) { n.weight(&t.Green) }),
		required("amber", func(n node) { n.weight(&t.Amber) }),
	)
	return t
}

// tracked reads a line of a benefits report.
func (n node) tracked() (t savings.Tracked) {
	n.mapping(
		required("service", func(n node) { n.text(&t.Service) }),
		optional("category", func(n node) { n.text(&t.Category) }),
		optional("authority", func(n node) { n.tracksAuthority(&t.Authority) }),
		optional("cashable", func(n node) { t.NonCashable = !n.flag() }),
		optional("budget", func(n node) { n.known(&t.Budget) }),
		optional("actual", func(n node) { n.known(&t.Actual) }),
		optional("approved", func(n node) { n.known(&t.Approved) }),
		optional("achieved", func(n node) { n.known(&t.Achieved) }),
		optional("pressures", func(n node) { n.known(&t.Pressures) }),
	)
	return t
}

// tracksAuthority reads the authority of a tracked line: one of the file's, or
// any where the file names none.
func (n node) tracksAuthority(into *attribution.Authority) {
	if len(n.file.authorities) > 0 {
		n.authority(into)
		return
	}
	n.text((*string)(into))
}
