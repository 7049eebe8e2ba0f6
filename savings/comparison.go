package savings

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Comparison is the options of a service side by side. It is immutable.
type Comparison struct {
	Service string
	Options []Compared
}

// Compared is an option worked out. What is not known, for an option that has not
// been costed or one of which only savings are given, is not Valid.
type Compared struct {
	Name      string
	DoNothing bool

	WholeLifeCost decimal.NullDecimal // what it costs to run over all years, and the investment that others do not fund
	NetSaving     decimal.NullDecimal // over all years, against doing nothing
	NPV           decimal.NullDecimal // of the net saving, where a rate is stated
	Appraisal     Appraisal           // the zero Appraisal where it has not been costed

	Parts []OptionPart // of each authority; nil where nobody said how it is shared
}

// OptionPart is what an option brings one authority over all years.
type OptionPart struct {
	Authority attribution.Authority
	NetSaving decimal.Decimal
	NPV       decimal.NullDecimal // where a rate is stated
}

// Best returns the names of the options that are best as a whole: of the highest net
// present value, or where no rate is stated of the highest net saving; several where
// they are equal, and none where nothing has been costed besides doing nothing.
func (c Comparison) Best() []string {
	if !slices.ContainsFunc(c.Options, func(o Compared) bool { return !o.DoNothing && o.NetSaving.Valid }) {
		return nil
	}
	return c.best(func(o Compared) decimal.NullDecimal { return worth(o.NetSaving, o.NPV) })
}

// PreferredBy returns the names of the options that are best for an authority; none
// where its part of an option that has been costed is not known, or none has been.
func (c Comparison) PreferredBy(a attribution.Authority) []string {
	if c.Best() == nil {
		return nil
	}
	parts := make(map[string]decimal.NullDecimal, len(c.Options))
	for _, o := range c.Options {
		i := slices.IndexFunc(o.Parts, func(p OptionPart) bool { return p.Authority == a })
		switch {
		case i >= 0:
			parts[o.Name] = worth(Known(o.Parts[i].NetSaving), o.Parts[i].NPV)
		case o.DoNothing:
			parts[o.Name] = Known(decimal.Decimal{})
		case o.NetSaving.Valid:
			return nil
		}
	}
	return c.best(func(o Compared) decimal.NullDecimal { return parts[o.Name] })
}

func worth(net, npv decimal.NullDecimal) decimal.NullDecimal {
	if npv.Valid {
		return npv
	}
	return net
}

func (c Comparison) best(of func(Compared) decimal.NullDecimal) []string {
	var names []string
	var most decimal.Decimal
	for _, o := range c.Options {
		worth := of(o)
		if !worth.Valid {
			continue
		}
		if by := worth.Decimal.Cmp(most); names == nil || by > 0 {
			names, most = []string{o.Name}, worth.Decimal
		} else if by == 0 {
			names = append(names, o.Name)
		}
	}
	return names
}
