package tupe

import (
	"errors"
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
	RunOff   []RunOff  // one of an origin at most
	Teams    []Team
	PaidBy   attribution.Authority // who pays the contractor; "" means the host
}

// Year is a year of a contract.
type Year struct {
	Label  string               // "2012/13"
	Price  decimal.Decimal      // the burdens inside it
	Income []attribution.Income // comes off the rest before it is shared
}

// Element is a part of an origin's burden that the tender identifies.
type Element struct {
	Origin      attribution.Authority // an authority, or a joint team by its name
	Description string
	Amount      decimal.Decimal // in the contract's first year; it runs off as staff leave

	// ByYear is the amount of each year of the contract instead, for increments,
	// pay awards and pension rates: it allows for leavers already, so no
	// turnover is applied to it.
	ByYear []decimal.Decimal

	// LastYear is the label of the last year with the element, where it ends by
	// the terms of the contract of employment. "" means that it does not.
	LastYear string
}

// Schedule is an origin's burden over the life of a contract.
type Schedule struct {
	Origin  attribution.Authority
	Burdens []decimal.Decimal // of each year, to the penny
	Life    decimal.Decimal   // their sum
}

// Year returns the contract of one year, for a statement of that year: its price
// and one burden for each origin that still brings one, the working in Because.
//
// Errors: ErrText for a label that is unknown, empty or repeated; ErrAmount for a
// negative figure, or burdens above the year's price; ErrWeight for a negative
// FTE, or turnover outside 0 to 1; ErrChoice for an element given both ways, or
// a profile too short; ErrAuthority for an origin that is missing, or whose
// run-off is given twice; ErrPenny, ErrLimit. Whether the origins take part in
// the service is for Contract.Attribute to say.
func (t Term) Year(label string) (Contract, error) {
	if faults := t.check(); faults != nil {
		return Contract{}, errors.Join(faults...)
	}
	y := t.position(label)
	if y < 0 {
		return Contract{}, fault(attribution.ErrText, "", "%q is no year of the contract: %s", label, strings.Join(t.labels(), ", "))
	}
	return t.contract(y), nil
}

// Burdens returns the schedule of every origin, in the order in which elements
// and then posts first name them. Errors: as Year.
func (t Term) Burdens() ([]Schedule, error) {
	if faults := t.check(); faults != nil {
		return nil, errors.Join(faults...)
	}
	origins := t.origins()
	schedules := make([]Schedule, len(origins))
	for i, o := range origins {
		schedules[i].Origin = o.name
		for y := range t.Years {
			burden := o.burden(t, y).Amount
			schedules[i].Burdens = append(schedules[i].Burdens, burden)
			schedules[i].Life = schedules[i].Life.Add(burden)
		}
	}
	return schedules, nil
}

func (t Term) contract(y int) Contract {
	c := Contract{Price: t.Years[y].Price, Income: slices.Clone(t.Years[y].Income), Teams: slices.Clone(t.Teams), PaidBy: t.PaidBy}
	for _, o := range t.origins() {
		if burden := o.burden(t, y); burden.Amount.Sign() > 0 {
			c.Burdens = append(c.Burdens, burden)
		}
	}
	return c
}

// origin is everything that one origin brings to a term.
type origin struct {
	name     attribution.Authority
	elements []Element
	posts    []Post
	runOff   RunOff
}

// origins groups elements and posts by origin.
func (t Term) origins() []*origin {
	var all []*origin
	named := make(map[attribution.Authority]*origin)
	of := func(name attribution.Authority) *origin {
		if named[name] == nil {
			named[name] = &origin{name: name}
			all = append(all, named[name])
		}
		return named[name]
	}
	for _, element := range t.Elements {
		of(element.Origin).elements = append(of(element.Origin).elements, element)
	}
	for _, post := range t.Posts {
		of(post.Origin).posts = append(of(post.Origin).posts, post)
	}
	for _, runOff := range t.RunOff {
		if named[runOff.Origin] != nil {
			named[runOff.Origin].runOff = runOff
		}
	}
	return all
}

// burden returns the origin's burden of year y, rounded once, and its working.
func (o *origin) burden(t Term, y int) Burden {
	var first, given sum // what runs off, as it was in the first year; what was given for the year
	for _, e := range o.elements {
		switch {
		case !t.inForce(e.LastYear, y):
		case e.ByYear != nil:
			given.add(e.Description, e.ByYear[y], "£"+attribution.FormatPounds(e.ByYear[y]))
		default:
			first.add(e.Description, e.Amount, "£"+attribution.FormatPounds(e.Amount))
		}
	}
	for _, assessed := range assess(t.inYear(o.posts, y)) {
		first.add("protected terms", atLeastNought(assessed.Net), working(assessed.Parts))
	}
	because := strings.Join(first.terms, " + ")
	if factor := o.runOff.factor(y); factor != "" && because != "" {
		because = "(" + because + ")" + factor
	}
	if because != "" {
		given.terms = append([]string{because}, given.terms...)
	}
	return Burden{
		Origin:      o.name,
		Amount:      toPenny(first.amount.Mul(o.runOff.left(y + 1)[y]).Add(given.amount)),
		Description: strings.Join(append(first.names, given.names...), ", "),
		Because:     strings.Join(given.terms, " + "),
	}
}

// sum is an amount, and what it is the sum of, for people.
type sum struct {
	amount       decimal.Decimal
	names, terms []string
}

// add adds an amount above nought and its working.
func (s *sum) add(name string, amount decimal.Decimal, working string) {
	if amount.Sign() == 0 {
		return
	}
	s.amount = s.amount.Add(amount)
	s.terms = append(s.terms, strings.TrimSpace(name+" "+working))
	if name != "" && !slices.Contains(s.names, name) {
		s.names = append(s.names, name)
	}
}

// inYear returns posts as they cost in year y, without what has ended by then.
func (t Term) inYear(posts []Post, y int) []Post {
	posts = slices.Clone(posts)
	for i := range posts {
		for _, end := range posts[i].Ends {
			if !t.inForce(end.LastYear, y) {
				posts[i].Protected.Pay = posts[i].Protected.Pay.Sub(end.Amount) // whatever its element: only the total counts here
			}
		}
	}
	return posts
}

// inForce says whether what ends after a year is still there in year y.
func (t Term) inForce(lastYear string, y int) bool {
	return lastYear == "" || y <= t.position(lastYear)
}

// position returns which year has a label, or -1.
func (t Term) position(label string) int {
	return slices.IndexFunc(t.Years, func(y Year) bool { return y.Label == label })
}

func (t Term) labels() []string {
	labels := make([]string, len(t.Years))
	for i, year := range t.Years {
		labels[i] = year.Label
	}
	return labels
}

func (t Term) check() []error {
	faults := t.checkYears()
	for _, element := range t.Elements {
		faults = append(faults, element.check(t)...)
	}
	for _, post := range t.Posts {
		faults = append(faults, post.check()...)
		for _, end := range post.Ends {
			faults = append(faults, t.checkLastYear(post.Origin, end.LastYear, true)...)
		}
	}
	seen := make(map[attribution.Authority]bool, len(t.RunOff))
	for _, runOff := range t.RunOff {
		faults = append(faults, runOff.check(len(t.Years))...)
		if seen[runOff.Origin] {
			faults = append(faults, fault(attribution.ErrAuthority, runOff.Origin, "a second run-off of the same staff"))
		}
		seen[runOff.Origin] = true
	}
	if faults != nil {
		return faults
	}
	for y, year := range t.Years {
		faults = append(faults, t.contract(y).checkPrice(year.Label)...)
	}
	return faults
}

func (t Term) checkYears() []error {
	var faults []error
	if n := len(t.Years); n < 1 || n > maxYears {
		faults = append(faults, fault(attribution.ErrLimit, "", "a contract of %d years: 1 to %d are taken", n, maxYears))
	}
	for y, year := range t.Years {
		if year.Label == "" {
			faults = append(faults, fault(attribution.ErrText, "", "year %d of the contract has no label", y+1))
		} else if t.position(year.Label) < y {
			faults = append(faults, fault(attribution.ErrText, "", "the year %q stands twice", year.Label))
		}
		faults = notNegative(faults, "", "price of "+year.Label, year.Price)
		for _, income := range year.Income {
			faults = notNegative(faults, "", "income of "+year.Label, income.Amount)
		}
	}
	return faults
}

func (e Element) check(t Term) []error {
	faults := notNegative(nil, e.Origin, "burden", e.Amount)
	if e.Origin == "" {
		faults = append(faults, fault(attribution.ErrAuthority, "", "nobody is named as the origin of a burden"))
	}
	for _, amount := range e.ByYear {
		faults = notNegative(faults, e.Origin, "burden", amount)
	}
	if e.ByYear != nil && (len(faults) == 0 && e.Amount.Sign() != 0 || e.LastYear != "") {
		faults = append(faults, fault(attribution.ErrChoice, e.Origin, "a burden given year by year has no first amount and no last year besides"))
	}
	if e.ByYear != nil && len(e.ByYear) != len(t.Years) {
		faults = append(faults, fault(attribution.ErrChoice, e.Origin, "a burden given for %d years, in a contract of %d", len(e.ByYear), len(t.Years)))
	}
	return append(faults, t.checkLastYear(e.Origin, e.LastYear, false)...)
}

// checkLastYear refuses an end in a year that the contract does not have.
func (t Term) checkLastYear(origin attribution.Authority, label string, needed bool) []error {
	if (label == "" && !needed) || (label != "" && t.position(label) >= 0) {
		return nil
	}
	return []error{fault(attribution.ErrText, origin, "an element's last year is %q, no year of the contract: one that outlasts it has no end here", label)}
}
