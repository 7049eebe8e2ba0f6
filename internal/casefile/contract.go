package casefile

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/tupe"
)

// Contract is a service of the case that is contracted out, over all the years
// of its contract; over the one year of the case where the file gives no others.
type Contract struct {
	Service attribution.Service
	Term    tupe.Term
}

// contract is a contract as the file gives it, and where it stands.
type contract struct {
	tupe.Term
	at       node
	prices   node           // by year; without any, cost is the price of the case's year
	position map[string]int // of a year among the prices
	origins  map[string]bool
	teams    map[string]bool
}

func (c *contract) priced() bool { return c.prices.Node != nil }

// contract reads the block of a service that is contracted out. Only here can
// there be TUPE burdens:
//
//	contract:
//	  prices: {2012/13: 2400000, 2013/14: 2380000}     # burdens inside; else cost is the price
//	  teams:                                           # joint teams, each an origin by its name
//	    - {name: Parks team, authorities: [RBKC, LBHF], basis: {proportion: {RBKC: 2, LBHF: 1}}}
//	  turnover: {LBHF: 0.12, RBKC: [0.08, 0.1], Parks team: 0.1}   # a year; a list gives it year by year
//	  burdens:
//	    - {origin: LBHF, amount: 40000, description: employer pension contributions}
//	    - {origin: LBHF, amount: 3000, description: pay protection, last_year: 2012/13}
//	    - {origin: RBKC, by_year: {2012/13: 500, 2013/14: 900}, description: increments}
//	  posts:                                           # costs per FTE and year
//	    - {origin: LBHF, title: Gardener, fte: 3.5, protected: {pay: 32000, on_costs: 3200, pension: 5800}, contractor: 36500,
//	       ends: [{description: pay protection, amount: 500, last_year: 2012/13}]}
//	  liabilities:                                     # one-off, of the case's year
//	    - {origin: LBHF, description: pension deficit on transfer, amount: 85000, paid_by: WCC}
func (n node) contract(s *service) *contract {
	c := &contract{at: n, position: make(map[string]int), origins: make(map[string]bool), teams: make(map[string]bool)}
	for _, a := range s.Participants {
		c.origins[string(a)] = true
	}
	n.mapping(
		optional("prices", func(n node) { c.pricesOf(n) }),
		optional("teams", func(n node) { n.each(func(entry node) { c.team(entry) }) }),
		optional("turnover", func(n node) { c.turnover(n) }),
		optional("burdens", func(n node) {
			n.each(func(entry node) { c.Elements = append(c.Elements, c.element(entry)) })
		}),
		optional("posts", func(n node) {
			n.each(func(entry node) { c.Posts = append(c.Posts, c.post(entry)) })
		}),
		optional("liabilities", func(n node) {
			n.facts(s, func(entry node) attribution.Fact { return c.liability(entry) })
		}),
	)
	return c
}

// pricesOf reads the price of each year of a contract, in the order of the file.
func (c *contract) pricesOf(n node) {
	c.prices = n
	entries, ok := n.entries()
	if ok && len(entries) == 0 {
		n.fail("no year is given")
	}
	for _, e := range entries {
		year := tupe.Year{Label: e.key}
		e.value.cost(&year.Price)
		c.position[year.Label] = len(c.Years)
		c.Years = append(c.Years, year)
	}
}

func (c *contract) team(n node) {
	var team tupe.Team
	var members []attribution.Authority
	n.mapping(
		required("name", func(n node) { n.text(&team.Name) }),
		required("authorities", func(n node) {
			n.authorityList(&members)
			for _, a := range members {
				if !c.origins[string(a)] {
					n.fail("%s takes no part in the service", a)
				}
			}
		}),
		required("basis", func(n node) { team.Basis = n.basis(members) }),
	)
	if n.file.declared[attribution.Authority(team.Name)] {
		n.fail("%.40q is the code of an authority: a joint team needs a name of its own", team.Name)
	}
	if c.teams[team.Name] {
		n.fail("a second joint team of the name %.40q", team.Name)
	}
	c.teams[team.Name], c.origins[team.Name] = true, true
	c.Teams = append(c.Teams, team)
}

// origin reads who gives rise to a cost: a participant, or a joint team.
func (c *contract) origin(n node, into *attribution.Authority) {
	if text, ok := n.scalar(); ok && c.isOrigin(n, text) {
		*into = attribution.Authority(text)
	}
}

func (c *contract) isOrigin(n node, text string) bool {
	if c.origins[text] {
		return true
	}
	n.fail("unknown origin %.40q: neither a participant of the service nor a joint team of the contract", text)
	return false
}

// turnover reads how the staff of each origin leave: a rate for every year, or a
// list of rates, the first of them between the first year and the second.
func (c *contract) turnover(n node) {
	entries, _ := n.entries()
	for _, e := range entries {
		c.isOrigin(e.keyNode, e.key)
		runOff := tupe.RunOff{Origin: attribution.Authority(e.key)}
		if e.value.Kind == tree.List {
			runOff.Profile = []decimal.Decimal{}
			e.value.each(func(entry node) {
				var rate decimal.Decimal
				entry.rate(&rate)
				runOff.Profile = append(runOff.Profile, rate)
			})
			if least := len(c.Years) - 1; len(runOff.Profile) < least {
				e.value.fail("%d rates, for a contract of %d years: it takes %d", len(runOff.Profile), len(c.Years), least)
			}
		} else {
			e.value.rate(&runOff.Turnover)
		}
		c.RunOff = append(c.RunOff, runOff)
	}
}

// rate reads a part of a whole, 0 to 1.
func (n node) rate(into *decimal.Decimal) {
	n.weight(into)
	if into.Cmp(decimal.NewFromInt(1)) > 0 {
		n.fail("%s a year: turnover is a part of the posts still there, 0 to 1", attribution.FormatWeight(*into))
	}
}

func (c *contract) element(n node) (e tupe.Element) {
	amount := false
	n.mapping(
		required("origin", func(n node) { c.origin(n, &e.Origin) }),
		optional("amount", func(n node) { n.cost(&e.Amount); amount = true }),
		optional("by_year", func(n node) { e.ByYear = c.byYear(n) }),
		optional("description", func(n node) { n.text(&e.Description) }),
		optional("last_year", func(n node) { c.lastYear(n, &e.LastYear) }),
	)
	if amount == (e.ByYear != nil) {
		n.fail("exactly one of amount and by_year is given")
	}
	if e.ByYear != nil && e.LastYear != "" {
		n.fail("a burden given by year needs no last_year: its years say when it ends")
	}
	return e
}

// byYear reads an amount for every year of the contract, nought included.
func (c *contract) byYear(n node) []decimal.Decimal {
	entries, _ := n.entries()
	given := make(map[string]decimal.Decimal, len(entries))
	for _, e := range entries {
		var amount decimal.Decimal
		if c.year(e.key) < 0 {
			e.keyNode.fail("%.40q is no year of the contract's prices", e.key)
		} else {
			e.value.cost(&amount)
			given[e.key] = amount
		}
	}
	amounts := make([]decimal.Decimal, 0, len(entries))
	for _, year := range c.Years {
		amount, found := given[year.Label]
		if !found {
			n.fail("the year %.40q is not given, nought included", year.Label)
			break
		}
		amounts = append(amounts, amount)
	}
	return amounts
}

func (c *contract) lastYear(n node, into *string) {
	n.text(into)
	if *into != "" && c.year(*into) < 0 {
		n.fail("%.40q is no year of the contract's prices: what outlasts them has no end here", *into)
	}
}

// year is the position of a year of the prices, or -1.
func (c *contract) year(label string) int {
	if y, found := c.position[label]; found {
		return y
	}
	return -1
}

func (c *contract) post(n node) (p tupe.Post) {
	n.mapping(
		required("origin", func(n node) { c.origin(n, &p.Origin) }),
		required("title", func(n node) { n.text(&p.Title) }),
		required("fte", func(n node) { n.weight(&p.FTE) }),
		required("protected", func(n node) { n.postCost(&p.Protected) }),
		required("contractor", func(n node) { n.postCost(&p.Contractor) }),
		optional("ends", func(n node) {
			n.each(func(entry node) { p.Ends = append(p.Ends, c.ending(entry)) })
		}),
	)
	var ending decimal.Decimal
	for _, end := range p.Ends {
		ending = ending.Add(end.Amount)
	}
	if protected := p.Protected.Total(); p.Ends != nil && ending.Cmp(protected) > 0 {
		n.fail("what ends comes to %s, within a protected cost of %s", attribution.FormatAmount(ending), attribution.FormatAmount(protected))
	}
	return p
}

// postCost reads a cost per FTE, as a whole or by elements that add up to it.
func (n node) postCost(into *tupe.Cost) {
	if n.Kind != tree.Mapping {
		n.cost(&into.Pay)
		return
	}
	n.mapping(
		required("pay", func(n node) { n.cost(&into.Pay) }),
		optional("on_costs", func(n node) { n.cost(&into.OnCosts) }),
		optional("pension", func(n node) { n.cost(&into.Pension) }),
	)
}

func (c *contract) ending(n node) (e tupe.Ending) {
	n.mapping(
		optional("description", func(n node) { n.text(&e.Description) }),
		required("amount", func(n node) { n.cost(&e.Amount) }),
		required("last_year", func(n node) { c.lastYear(n, &e.LastYear) }),
	)
	return e
}

func (c *contract) liability(n node) attribution.Fact {
	l := tupe.Liability{Teams: c.Teams}
	n.mapping(
		required("origin", func(n node) { c.origin(n, &l.Origin) }),
		optional("description", func(n node) { n.text(&l.Description) }),
		required("amount", func(n node) { n.cost(&l.Amount) }),
		optional("paid_by", func(n node) { n.authority(&l.PaidBy) }),
	)
	return l
}

// fact returns the contract of the case's year: that year's price where the file
// gives prices, and else the cost. The income is taken to be that of every year.
func (c *contract) fact(ongoing attribution.Ongoing, cost bool) attribution.Fact {
	period := c.at.file.period
	if c.at.file.allYears && len(c.Years) > 0 && c.year(period) < 0 {
		period = c.Years[0].Label
	}
	switch {
	case !c.priced() && !cost:
		c.at.fail("a contract needs its price: cost, or prices by year")
	case !c.priced():
		period = cmp.Or(period, "the year")
		c.Years = []tupe.Year{{Label: period, Price: ongoing.Cost}}
	case period == "":
		c.prices.fail("prices by year need the case's period, to say which year the statement is of")
	}
	c.PaidBy = ongoing.PaidBy
	for y := range c.Years {
		c.Years[y].Income = ongoing.Income
	}
	if c.at.file.found > 0 {
		return nil
	}
	year, err := c.Year(period)
	if err != nil {
		c.at.refuse(err)
		return nil
	}
	if cost && !ongoing.Cost.Equal(year.Price) {
		c.prices.fail("the price of %s is %s, and cost says %s: leave cost out",
			period, attribution.FormatAmount(year.Price), attribution.FormatAmount(ongoing.Cost))
	}
	return year
}
