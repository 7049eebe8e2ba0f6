package savings

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Route is the way a bid of some size takes to approval.
type Route struct {
	UpTo        decimal.Decimal // the largest investment that goes this way; of the last route, nought: any above
	Scrutiny    string
	Endorsement string
	Approval    string
	Monitoring  string
}

// Routes are the ways to approval by size, smallest first.
type Routes []Route

// BromleyRoutes returns the ways to approval that Bromley's report sets out: £10,000
// or less, above that up to £200,000, and above £200,000.
//
// Source: Bromley report CEO1200 (Invest to Save, April 2012), para 3.9, table.
func BromleyRoutes() Routes {
	const panel, monitoring = "Officer Investment Panel", "Improvement and Efficiency Sub-Committee"
	return Routes{
		{decimal.NewFromInt(10_000), "Assistant Director, Organisational Improvement", "Finance Director", "Chief Executive", monitoring},
		{decimal.NewFromInt(200_000), panel, "Director and Finance Director", monitoring, monitoring},
		{decimal.Decimal{}, panel, "Director, Finance Director and Chief Executive", "Executive", monitoring},
	}
}

// For returns the route of a bid of some size: the first whose limit it does not
// exceed. Errors: ErrChoice where no route takes it; ErrAmount, ErrPenny, ErrLimit.
func (r Routes) For(investment decimal.Decimal) (Route, error) {
	if err := cost("investment", investment); err != nil {
		return Route{}, err
	}
	for i, route := range r {
		if err := cost("the limit of a route", route.UpTo); err != nil {
			return Route{}, err
		}
		if open := i == len(r)-1 && route.UpTo.Sign() == 0; open || investment.Cmp(route.UpTo) <= 0 {
			return route, nil
		}
	}
	return Route{}, fault(attribution.ErrChoice, "no route to approval takes an investment of %s", attribution.FormatAmount(investment))
}
