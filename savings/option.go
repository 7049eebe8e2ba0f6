package savings

import (
	"errors"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Option is one way to provide a service: what it costs in each year, or else what it
// saves against doing nothing.
//
// Source: Bromley report CEO1200, para 3.14 (alternative options to be evaluated and
// dismissed), and CEO1196, para 3.54 (the do-nothing option); London Efficiency
// Challenge, action plan (whole-life cost); Tri-borough report, ch. 9(c), Parking
// Office, models 1 and 2.
type Option struct {
	Name      string
	DoNothing bool // the one against which the others save

	// Costs are what the service costs to run, in every year. Savings are what it saves
	// against doing nothing. All options have the same one; one that has neither, nor
	// an investment, has not been costed.
	Costs, Savings Figures

	Investment, Funding Figures // as of a Line

	// Basis is how the option is shared: its investment, and its costs or savings. Where
	// costs are given, what an authority saves is its part of those of doing nothing, on
	// that option's basis, less its part of this one's. The zero Basis: nobody said.
	Basis attribution.Basis
}

const doNothing = "Do nothing"

// Compare works the options of a service out over the same years. Where they are given
// by what they save, and none is to do nothing, that is added first, saving nothing.
// Savings are levels, what each year saves, whatever the header says of lines.
// Errors: ErrText for options without a name, of one name, or fewer than two;
// ErrChoice where some are given by their costs and others by their savings, for
// costs without the one option of doing nothing, and for two of those; ErrYear for
// years out of order or missing, and for costs left blank in one; as NewProgramme.
func Compare(h Header, service string, options ...Option) (Comparison, error) {
	h.Increments = false
	if err := errors.Join(h.check(), gap(h.Years)); err != nil {
		return Comparison{}, err
	}
	if err := checkOptions(h, service, options); err != nil {
		return Comparison{}, err
	}
	nothing := slices.IndexFunc(options, func(o Option) bool { return o.DoNothing })
	if nothing < 0 {
		options, nothing = append([]Option{{Name: doNothing, DoNothing: true}}, options...), 0
	}
	comparison := Comparison{Service: service}
	var faults []error
	for _, o := range options {
		compared, err := o.compare(h, options[nothing])
		if err != nil {
			faults = append(faults, in(service, prefixed(err, o.Name)))
		}
		comparison.Options = append(comparison.Options, compared)
	}
	if err := errors.Join(faults...); err != nil {
		return Comparison{}, err
	}
	return comparison, nil
}

func checkOptions(h Header, service string, options []Option) error {
	faults := []error{name("options for a service", service)}
	wrong := func(is bool, kind error, text string) {
		if is {
			faults = append(faults, fault(kind, "%s", text))
		}
	}
	byCost, bySaving, nothing := 0, 0, 0
	names := make(map[string]bool, len(options))
	for _, o := range options {
		faults = append(faults, name("an option", o.Name))
		wrong(names[o.Name], attribution.ErrText, "two options are called "+o.Name)
		names[o.Name] = true
		if o.Costs != nil {
			byCost++
			for _, y := range h.Years {
				_, given := o.Costs[y]
				wrong(!given, attribution.ErrYear, o.Name+": no cost is given for "+string(y))
			}
		}
		if o.Savings != nil {
			bySaving++
		}
		if o.DoNothing {
			nothing++
			wrong(len(o.Investment)+len(o.Savings) > 0, attribution.ErrChoice, o.Name+": doing nothing invests and saves nothing")
		}
	}
	wrong(len(options) < 2 && nothing == len(options), attribution.ErrText, "there is nothing to compare with doing nothing")
	wrong(byCost > 0 && bySaving > 0, attribution.ErrChoice, "some options are given by their costs, others by their savings: all by one of them")
	wrong(nothing == 0 && names[doNothing], attribution.ErrChoice, "an option is called "+doNothing+", and not said to do nothing")
	wrong(nothing > 1, attribution.ErrChoice, "more than one option is to do nothing")
	wrong(byCost > 0 && !slices.ContainsFunc(options, func(o Option) bool { return o.DoNothing && o.Costs != nil }), attribution.ErrChoice,
		"what an option saves is not known without the cost of doing nothing")
	if err := errors.Join(faults...); err != nil {
		return in(service, err)
	}
	return nil
}

// prefixed names the option in which the faults were found.
func prefixed(err error, option string) error {
	var faults []error
	for e := range attribution.Faults(err) {
		copied := *e
		copied.Detail = option + ": " + e.Detail
		faults = append(faults, &copied)
	}
	return errors.Join(faults...)
}

// isCosted says whether anything is known of what the option costs or saves.
func (o Option) isCosted() bool {
	return o.DoNothing || len(o.Costs)+len(o.Savings)+len(o.Investment) > 0
}

// compare works one option out as a programme of its own.
func (o Option) compare(h Header, nothing Option) (Compared, error) {
	compared := Compared{Name: o.Name, DoNothing: o.DoNothing}
	if !o.isCosted() {
		return compared, nil
	}
	line := Line{Service: "option", Savings: o.Savings, Investment: o.Investment, Funding: o.Funding, Basis: o.Basis}
	costs, err := h.costs(o)
	without, otherwise := h.costs(nothing)
	if err := errors.Join(err, otherwise); err != nil {
		return compared, err
	}
	if o.Costs != nil {
		line.Savings = Figures{}
		for i, y := range h.Years {
			line.Savings[y] = Exactly(without[i].Sub(costs[i]))
		}
	}
	p, err := NewProgramme(h, line)
	if err != nil {
		return compared, err
	}
	if compared.Appraisal, err = p.Appraise(); err != nil {
		return compared, err
	}
	compared.NetSaving, compared.NPV = Known(p.Net().Total()), known(compared.Appraisal.NPV())
	if o.Costs != nil {
		compared.WholeLifeCost = Known(total(costs).Add(p.Investment().Total()).Sub(p.Funding().Total()))
	}
	switch e := p.entries[0]; {
	case o.Costs == nil && e.isShared():
		compared.Parts, err = h.optionParts(e, attribution.Basis{}, nil, nil)
	case e.isShared() && !nothing.Basis.IsZero():
		compared.Parts, err = h.optionParts(e, nothing.Basis, without, costs)
	}
	return compared, err
}

// costs are an option's running costs by year; nought where it has none.
func (h Header) costs(o Option) ([]decimal.Decimal, error) {
	return h.yearly("costs", o.Costs, false)
}

func total(amounts []decimal.Decimal) (sum decimal.Decimal) {
	for _, amount := range amounts {
		sum = sum.Add(amount)
	}
	return sum
}

// optionParts are each authority's part of an option. Where running costs are known
// an authority saves its part of them as they are less its part of them as they would
// be, each on its own basis; otherwise its part of the saving.
func (h Header) optionParts(e entry, nothing attribution.Basis, without, costs []decimal.Decimal) ([]OptionPart, error) {
	saved := make([]attribution.Shares, len(h.Years))
	for i := range h.Years {
		saved[i] = e.parts[i]
		if nothing.IsZero() {
			continue
		}
		now, err := nothing.Apportion(without[i])
		then, otherwise := e.line.Basis.Apportion(costs[i])
		if err := errors.Join(err, otherwise); err != nil {
			return nil, taken(err, "")
		}
		saved[i] = difference(h.Authorities, now, then)
	}
	parts := make([]OptionPart, len(h.Authorities))
	for n, a := range h.Authorities {
		flows := make([]Flow, len(h.Years))
		net := decimal.Decimal{}
		for i, y := range h.Years {
			flows[i] = Flow{y, saved[i].Of(a), e.bears[i].Of(a)}
			net = net.Add(flows[i].Saving).Sub(flows[i].Investment)
		}
		appraisal, err := appraise(h.Discount, flows)
		if err != nil {
			return nil, err
		}
		parts[n] = OptionPart{a, net, known(appraisal.NPV())}
	}
	return parts, nil
}

// difference is what each of all authorities has of one less what it has of another.
func difference(all []attribution.Authority, one, other attribution.Shares) attribution.Shares {
	out := make(attribution.Shares, len(all))
	for i, a := range all {
		out[i] = attribution.Share{Authority: a, Amount: one.Of(a).Sub(other.Of(a))}
	}
	return out
}

func known(amount decimal.Decimal, is bool) decimal.NullDecimal {
	return decimal.NullDecimal{Decimal: amount, Valid: is}
}
