package casefile

import (
	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// optionsFile is the options of a service while they are read.
type optionsFile struct {
	at      node
	service string
	options []savings.Option
}

// options reads the options of one service.
func (n node) options() (o optionsFile) {
	o.at = n.at(n.peek("service"))
	var basis attribution.Basis
	o.at.mapping(
		required("service", func(n node) { n.text(&o.service) }),
		optional("basis", func(n node) { basis = n.basis(n.file.everyone()) }),
		required("options", func(n node) {
			n.each(func(entry node) { o.options = append(o.options, entry.option(basis)) })
		}),
	)
	return o
}

// option reads one of them, shared as all are unless it says otherwise.
func (n node) option(basis attribution.Basis) savings.Option {
	o := savings.Option{Basis: basis}
	n.mapping(
		required("option", func(n node) { n.text(&o.Name) }),
		optional("do_nothing", func(n node) { o.DoNothing = n.flag() }),
		optional("costs", func(n node) { o.Costs = n.figures() }),
		optional("savings", func(n node) { o.Savings = n.figures() }),
		optional("investment", func(n node) { o.Investment = n.figures() }),
		optional("funding", func(n node) { o.Funding = n.figures() }),
		optional("basis", func(n node) { o.Basis = n.basis(n.file.everyone()) }),
	)
	return o
}

// readOptions reads the options of a service, which are by year.
func (p *programmeFile) readOptions(n node) {
	if len(p.header.Years) == 0 && !n.file.undated {
		n.fail(`there are options, and the key "years" is missing`)
		n.file.undated = true
	}
	var options optionsFile
	if n.file.sound(func() { options = n.options() }) {
		p.options = append(p.options, options)
	}
}

// compare works the options out, those of each service side by side.
func (p *programmeFile) compare() {
	for _, o := range p.options {
		comparison, err := savings.Compare(p.header, o.service, o.options...)
		o.at.refuse(err)
		p.Options = append(p.Options, comparison)
	}
}
