package tupe

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Term is a contract over all its years. The burden of an origin in year y, the
// first being 0, is
//
//	(max(0, net of its posts) + its elements) × (1 − turnover)^y + its elements given by year
//
// of what has not ended by then, worked exactly and rounded half up to the penny
// once. An origin without a run-off keeps all its staff.
type Term struct {
	Years    []Year
	Elements []Element // burdens identified in the tender
	Posts    []Post    // posts to assess burdens from
	RunOff   []RunOff  // one of an origin at most, of origins that bring something to run off
	Teams    []Team
	PaidBy   attribution.Authority // who pays the contractor; "" means the host
}

// Year is a year of a contract.
type Year struct {
	Label  string               // "2012/13"
	Price  decimal.Decimal      // the burdens inside it
	Income []attribution.Income // comes off the rest before it is shared
}

// Schedule is an origin's burden over the life of a contract.
type Schedule struct {
	Origin  attribution.Authority
	Burdens []decimal.Decimal // of each year, to the penny
	Life    decimal.Decimal   // their sum
}

// Contracts returns the contract of each year, in order, for the statements of
// those years: its price, and one burden of every origin with the working in
// Because. An origin that brings none that year has a burden of nought: it is
// charged nothing, and Contract.Attribute says whether it takes part at all.
//
// Errors: ErrText for a label that is unknown, empty or repeated; ErrAmount for a
// negative figure, or burdens above the year's price; ErrWeight for a negative
// FTE, or turnover outside 0 to 1; ErrChoice for an element given both ways, or
// a profile too short; ErrAuthority for an origin that is missing, or whose
// run-off is given twice or would move nothing (see [RunOff]); ErrPenny, ErrLimit.
func (t Term) Contracts() ([]Contract, error) {
	origins, err := t.origins()
	if err != nil {
		return nil, err
	}
	contracts := make([]Contract, len(t.Years))
	for y := range t.Years {
		contracts[y] = t.contract(origins, y)
	}
	return contracts, nil
}

// Year returns the contract of one year, as Contracts does. Errors: as Contracts,
// and ErrText for a label that is none of the contract's.
func (t Term) Year(label string) (Contract, error) {
	origins, err := t.origins()
	if err != nil {
		return Contract{}, err
	}
	y := slices.IndexFunc(t.Years, func(y Year) bool { return y.Label == label })
	if y < 0 {
		return Contract{}, fault(attribution.ErrText, "", "%q is no year of the contract: %s", label, strings.Join(t.labels(), ", "))
	}
	return t.contract(origins, y), nil
}

// Burdens returns the schedule of every origin, in the order in which elements
// and then posts first name them. Errors: as Contracts.
func (t Term) Burdens() ([]Schedule, error) {
	origins, err := t.origins()
	if err != nil {
		return nil, err
	}
	schedules := make([]Schedule, len(origins))
	for i, o := range origins {
		schedules[i] = Schedule{Origin: o.name, Burdens: o.burdens}
		for _, burden := range o.burdens {
			schedules[i].Life = schedules[i].Life.Add(burden)
		}
	}
	return schedules, nil
}

// contract returns year y with what the origins bring in it.
func (t Term) contract(origins []*origin, y int) Contract {
	c := Contract{Price: t.Years[y].Price, Income: slices.Clone(t.Years[y].Income), Teams: slices.Clone(t.Teams), PaidBy: t.PaidBy}
	for _, o := range origins {
		c.Burdens = append(c.Burdens, o.burden(y))
	}
	return c
}

// origins returns what every origin brings, in the order in which elements and
// then posts first name them.
func (t Term) origins() ([]*origin, error) {
	k := checks()
	years, err := t.calendar()
	k.Add("", "", err)
	for _, element := range t.Elements {
		k.Add("", "", element.check(years, len(t.Years)))
	}
	for _, post := range t.Posts {
		k.Add("", "", post.check())
		for _, end := range post.Ends {
			k.Add("", "", years.checkLastYear(post.Origin, end.LastYear, true))
		}
	}
	origins := t.byOrigin()
	k.Add("", "", t.giveRunOff(origins))
	if k.Failed() {
		return nil, k.Err()
	}
	for _, o := range origins {
		o.work(years)
	}
	if err := t.checkPrices(origins); err != nil {
		return nil, err
	}
	return origins, nil
}

// checkPrices refuses burdens above the price of the year they sit in.
func (t Term) checkPrices(origins []*origin) error {
	k := checks()
	for y, year := range t.Years {
		var burdens decimal.Decimal
		for _, o := range origins {
			burdens = burdens.Add(o.burdens[y])
		}
		k.Add("", "", checkPrice(year.Label+": ", burdens, year.Price))
	}
	return k.Err()
}

func (t Term) labels() []string {
	labels := make([]string, len(t.Years))
	for i, year := range t.Years {
		labels[i] = year.Label
	}
	return labels
}
