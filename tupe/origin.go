package tupe

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// origin is everything that one origin brings to a term.
type origin struct {
	name     attribution.Authority
	elements []Element
	posts    []Post
	runOff   RunOff

	years   calendar
	burdens []decimal.Decimal // of each year, to the penny
}

// runsOff says whether the origin brings anything that runs off as staff leave.
// Posts do, whatever they net to, and elements but those given by year.
func (o *origin) runsOff() bool {
	return len(o.posts) > 0 || slices.ContainsFunc(o.elements, func(e Element) bool { return e.ByYear == nil })
}

// byOrigin groups elements and posts by their origin, in the order in which
// elements and then posts first name it.
func (t Term) byOrigin() []*origin {
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
		o := of(element.Origin)
		o.elements = append(o.elements, element)
	}
	for _, post := range t.Posts {
		o := of(post.Origin)
		o.posts = append(o.posts, post)
	}
	return all
}

// work works out the burden of every year, exactly and rounded once, from inputs
// that are sound.
func (o *origin) work(years calendar) {
	o.years = years
	net, elements, given := make([]decimal.Decimal, len(years)), make([]decimal.Decimal, len(years)), make([]decimal.Decimal, len(years))
	for _, post := range o.posts {
		increase(net, post.difference().Total())
		for _, end := range post.Ends {
			increase(net[years.with(end.LastYear):], end.Amount.Mul(post.FTE).Neg())
		}
	}
	for _, e := range o.elements {
		for y, amount := range e.ByYear {
			given[y] = given[y].Add(amount)
		}
		increase(elements[:years.with(e.LastYear)], e.Amount) // nought where it is given by year
	}
	o.burdens = make([]decimal.Decimal, len(years))
	for y, left := range o.runOff.left(len(years)) {
		o.burdens[y] = attribution.ToPenny(atLeastNought(net[y]).Add(elements[y]).Mul(left).Add(given[y]).Rat())
	}
}

// increase adds an amount to each of some years.
func increase(years []decimal.Decimal, amount decimal.Decimal) {
	for y := range years {
		years[y] = years[y].Add(amount)
	}
}

// burden returns the burden of year y, and in words what makes it up.
func (o *origin) burden(y int) Burden {
	var w words
	for _, e := range o.elements {
		if y < o.years.with(e.LastYear) { // of nought where it is given by year
			w.add(e.Description, e.Amount, "£"+attribution.FormatPounds(e.Amount))
		}
	}
	for _, assessed := range assess(o.inYear(y)) { // one at most, of this origin
		w.add("protected terms", atLeastNought(assessed.Net), working(assessed.Parts))
	}
	w.multiply(o.runOff.factor(y))
	for _, e := range o.elements {
		if e.ByYear != nil {
			w.add(e.Description, e.ByYear[y], "£"+attribution.FormatPounds(e.ByYear[y]))
		}
	}
	return Burden{Origin: o.name, Amount: o.burdens[y], Description: strings.Join(w.names, ", "), Because: strings.Join(w.terms, " + ")}
}

// inYear returns the posts as they cost in year y, without what has ended by then.
func (o *origin) inYear(y int) []Post {
	posts := slices.Clone(o.posts)
	for i := range posts {
		for _, end := range posts[i].Ends {
			if y >= o.years.with(end.LastYear) {
				posts[i].Protected.Pay = posts[i].Protected.Pay.Sub(end.Amount) // whatever its element: only the total counts here
			}
		}
	}
	return posts
}

// words are what a burden is made up of, for people.
type words struct {
	names, terms []string
	named        map[string]bool
}

// add adds an amount above nought and its working.
func (w *words) add(name string, amount decimal.Decimal, working string) {
	if amount.Sign() == 0 {
		return
	}
	w.terms = append(w.terms, strings.TrimSpace(name+" "+working))
	if name == "" || w.named[name] {
		return
	}
	if w.named == nil {
		w.named = make(map[string]bool)
	}
	w.named[name] = true
	w.names = append(w.names, name)
}

// multiply multiplies everything so far by a factor as RunOff.factor writes it.
func (w *words) multiply(factor string) {
	if factor != "" && len(w.terms) > 0 {
		w.terms = []string{"(" + strings.Join(w.terms, " + ") + ")" + factor}
	}
}
