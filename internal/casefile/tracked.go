package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// thresholds reads from which part of its target a line is green, and amber.
func (n node) thresholds(into *savings.Thresholds) {
	*into = savings.Thresholds{Green: decimal.NewFromInt(1)}
	n.mapping(
		required("green", func(n node) { n.threshold(into, &into.Green) }),
		required("amber", func(n node) { n.threshold(into, &into.Amber) }),
	)
}

// threshold reads one of the two; with a fault in it, the one before stays.
func (n node) threshold(both *savings.Thresholds, into *decimal.Decimal) {
	before := *into
	sound := n.file.sound(func() {
		n.weight(into)
		_, err := savings.Track(*both)
		n.refuse(err)
	})
	if !sound {
		*into = before
	}
}

// track makes the tracking. A fault is put on the line that makes it, and what two
// lines make together on the first of its service.
func (p *programmeFile) track() {
	var err error
	if p.Tracking, err = savings.Track(p.thresholds, p.tracked...); err == nil {
		return
	}
	first := make(map[string]node)
	alone := false
	for i, line := range p.tracked {
		if _, known := first[line.Service]; !known {
			first[line.Service] = p.trackedAt[i]
		}
		_, err := savings.Track(p.thresholds, line)
		p.trackedAt[i].refuse(err)
		alone = alone || err != nil
	}
	for fault := range attribution.Faults(err) {
		if !alone {
			first[fault.Service].at(fault.Service).refuse(fault)
		}
	}
}

// tracked reads a line of a benefits report.
func (n node) tracked() (t savings.Tracked) {
	n.mapping(
		required("service", func(n node) { n.text(&t.Service); n.file.called.look(n, t.Service) }),
		optional("category", func(n node) { n.text(&t.Category) }),
		optional("authority", func(n node) { n.tracksAuthority(&t.Authority) }),
		optional("kind", func(n node) { n.text((*string)(&t.Kind)) }),
		optional("cashable", func(n node) { t.NonCashable = !n.flag() }),
		optional("budget", func(n node) { n.known(&t.Budget) }),
		optional("actual", func(n node) { n.known(&t.Actual) }),
		optional("forecast", func(n node) { n.known(&t.Forecast) }),
		optional("approved", func(n node) { n.known(&t.Approved) }),
		optional("achieved", func(n node) { n.known(&t.Achieved) }),
		optional("pressures", func(n node) { n.known(&t.Pressures) }),
		optional("status", func(n node) { n.text((*string)(&t.Published)) }),
		optional("comment", func(n node) { n.text(&t.Comment) }),
	)
	return t
}

// tracksAuthority reads the authority of a tracked line: one of the file's, or
// any where the file names none.
func (n node) tracksAuthority(into *attribution.Authority) {
	if len(n.file.authorities) > 0 || !n.file.all {
		n.authority(into)
		return
	}
	n.text((*string)(into))
}
