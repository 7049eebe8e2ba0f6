package savings

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Answer says whether a bid demonstrates what it must.
type Answer string

// The answers.
const (
	Shown    Answer = "met"
	NotShown Answer = "not met"
	NotSaid  Answer = "not said"
)

// Demonstration is one of the things that a bid must demonstrate, whether it does,
// and how.
type Demonstration struct {
	Requirement string
	Answer      Answer
	Detail      string
}

// Demonstrate holds a bid against what the report asks: that its savings exceed its
// repayment, which Check does not let pass otherwise, then its list in its order: net
// savings over the years, whole-life, priorities, payback within so many years, no external funding, an
// accountable officer with outcomes and monitoring, better performance, and options
// considered. A limit on payback that is not known leaves what is reasonable unsaid.
// Errors: as Bid.Appraise and Bid.PaysBackWithin.
//
// Source: Bromley report CEO1200, paras 3.4 and 3.14.
func (b Bid) Demonstrate(d Discount, payback decimal.NullDecimal, years ...Year) ([]Demonstration, error) {
	appraisal, err := b.Appraise(d, years...)
	if err != nil {
		return nil, err
	}
	within, err := b.payback(payback)
	if err != nil {
		return nil, err
	}
	c := b.Case
	return []Demonstration{
		said("savings exceed the repayment", fmt.Sprintf("%s of a full year, out of which %s is repaid", pounds(b.YearlySaving), pounds(b.Repayment))),
		b.netSavings(appraisal),
		said("supports the council's priorities", c.Priorities),
		within,
		said("no external funding is available", c.ExternalFunding),
		said("an accountable officer, outcomes and monitoring", c.Officer, c.Monitoring),
		said("better performance", c.Performance),
		said("options considered", strings.Join(c.Options, "; ")),
	}, nil
}

// netSavings holds the savings of all years against the investment.
func (b Bid) netSavings(a Appraisal) Demonstration {
	last := a.years[len(a.years)-1]
	answer := Shown
	if last.Cumulative.Sign() <= 0 {
		answer = NotShown
	}
	detail := fmt.Sprintf("%s saved by %s for %s, %s net", pounds(last.Cumulative.Add(b.Investment)), last.Year, pounds(b.Investment), pounds(last.Cumulative))
	if npv, stated := a.NPV(); stated {
		detail += ", at a net present value of " + pounds(npv)
	}
	return Demonstration{"net financial savings", answer, detail}
}

func (b Bid) payback(limit decimal.NullDecimal) (Demonstration, error) {
	payback, err := b.Payback()
	if err != nil {
		return Demonstration{}, err
	}
	text := fmt.Sprintf("in %s years", rounded(payback, 2).StringFixed(2))
	if !limit.Valid {
		return Demonstration{"a reasonable payback", NotSaid, text + "; what is reasonable is not said"}, nil
	}
	within, err := b.PaysBackWithin(limit.Decimal)
	if err != nil {
		return Demonstration{}, err
	}
	answer := NotShown
	if within {
		answer = Shown
	}
	return Demonstration{"a reasonable payback", answer, fmt.Sprintf("%s, of at most %s", text, plain(limit.Decimal))}, nil
}

// said is met where all that it takes is said.
func said(requirement string, texts ...string) Demonstration {
	for _, text := range texts {
		if text == "" {
			return Demonstration{requirement, NotSaid, ""}
		}
	}
	return Demonstration{requirement, Shown, strings.Join(texts, "; ")}
}
