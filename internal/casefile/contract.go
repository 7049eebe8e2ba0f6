package casefile

import (
	"cmp"

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
	sound    bool           // nothing in it has a fault, its liabilities left aside
	prices   node           // by year; without any, cost is the price of the case's year
	position map[string]int // of a year among the prices
	timed    bool           // the years of the prices are known
	origins  map[string]bool
	names    []string // the origins, in order
	named    bool     // they are all that there are
	teams    map[string]bool
	teamed   bool // the teams were read without fault
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
	c := &contract{
		at: n, position: make(map[string]int), timed: true,
		origins: make(map[string]bool), named: s.Participants != nil, teams: make(map[string]bool), teamed: true,
	}
	for _, a := range s.Participants {
		c.mayBe(string(a))
	}
	var liabilities *node
	c.sound = n.file.sound(func() {
		n.mapping(
			optional("prices", func(n node) { c.pricesOf(n) }),
			optional("teams", noting(&c.teamed, func(n node) {
				c.named = c.named && n.Kind == tree.List
				n.each(c.team)
			})),
			optional("turnover", func(n node) { c.turnover(n) }),
			optional("burdens", func(n node) {
				n.each(func(entry node) { c.Elements = append(c.Elements, c.element(entry)) })
			}),
			optional("posts", func(n node) {
				n.each(func(entry node) { c.Posts = append(c.Posts, c.post(entry)) })
			}),
			optional("liabilities", func(n node) { liabilities = &n }),
		)
	})
	if liabilities != nil {
		liabilities.facts(s, func(entry node) attribution.Fact { return c.liability(entry) })
	}
	return c
}

// pricesOf reads the price of each year of a contract, in the order of the file.
func (c *contract) pricesOf(n node) {
	c.prices = n
	entries, ok := n.entries()
	if ok && len(n.Entries) == 0 {
		n.fail("no year is given")
	}
	c.timed = len(entries) > 0
	for _, e := range entries {
		year := tupe.Year{Label: e.key}
		e.value.cost(&year.Price)
		c.position[year.Label] = len(c.Years)
		c.Years = append(c.Years, year)
	}
}

// year returns the contract of the case's year: that year's price where the file
// gives prices, and else the cost; nil where there is a fault in it. The income is
// taken to be that of every year.
func (c *contract) year(r *running) attribution.Fact {
	f := c.at.file
	period := f.period
	if f.allYears && len(c.Years) > 0 && c.yearAt(period) < 0 {
		period = c.Years[0].Label
	}
	switch {
	case c.priced() && period == "" && !f.undated:
		c.prices.fail("prices by year need the case's period, to say which year the statement is of")
	case !c.priced() && !r.given && c.at.Kind == tree.Mapping:
		c.at.fail("a contract needs its price: cost, or prices by year")
	case !c.priced():
		period = cmp.Or(period, "the year")
		c.Years = []tupe.Year{{Label: period, Price: r.Cost}}
	}
	c.PaidBy = r.PaidBy
	for y := range c.Years {
		c.Years[y].Income = r.Income
	}
	if period == "" || len(c.Years) == 0 || !c.sound || !c.named || !r.sound {
		return nil
	}
	year, err := c.Year(period)
	if err != nil {
		c.at.refuse(err)
		return nil
	}
	if r.given && !r.Cost.Equal(year.Price) {
		c.prices.fail("the price of %s is %s, and cost says %s: leave cost out",
			period, attribution.FormatAmount(year.Price), attribution.FormatAmount(r.Cost))
		return nil
	}
	return year
}
