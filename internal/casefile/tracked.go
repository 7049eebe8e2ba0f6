package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

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
