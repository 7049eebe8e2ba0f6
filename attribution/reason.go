package attribution

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Because says in words why a charge is borne as it is. Each rule words it in one
// way (the constants beside the rule), so that the words can be checked against
// the figures, and a charge that was relabelled gives itself away.

// reasonFits says whether a charge's reason is one that its rule gives, in the
// service it belongs to. Of statements of format 1 the service's basis is not known.
func (t *ties) reasonFits(c Charge) bool {
	host := t.service.Host
	text, ok := strings.CutSuffix(c.Because, borne(c.Weights))
	if ok && text != "" {
		text, ok = strings.CutSuffix(text, "; ")
	}
	if !ok {
		return false
	}
	switch c.Rule {
	case RuleOngoing:
		return t.reckoningFits(c, text)
	case RuleOngoingAgreed:
		return strings.HasPrefix(text, becauseOfHead) && t.endsWithBasis(c, text)
	case RuleVarianceShared, RuleVarianceAgreed, RuleVarianceSpecification, RuleVarianceBurden, RuleVarianceIndirect, RuleVarianceHost:
		return t.varianceFits(c, text)
	case RuleBroughtForward:
		return text == becauseHostIsDue && c.borneBy(host) || text == becauseLastYear && !c.borneBy(host)
	case RuleTransition:
		text, ok = c.grantsFit(text)
		return ok && necessary(text) && strings.HasSuffix(text, becauseByReduction)
	case RuleTransitionAgreed:
		text, ok = c.grantsFit(text)
		return ok && necessary(text) && strings.Contains(text, becauseOnAgreed) && t.endsWithBasis(c, text)
	case RuleTransitionFunding:
		return text == becauseReceived && c.Amount.Sign() < 0 && c.borneBy(c.PaidBy) || text == becausePassedOn && c.Amount.Sign() > 0 && !c.borneBy(c.PaidBy)
	case RuleTransitionEnhancement:
		return text == becauseAboveTerms
	case RuleTransitionUnqualified:
		text, ok = c.grantsFit(text)
		return ok && strings.HasSuffix(text, becauseItStays) && startsWith(text, becauseNotApproved, becauseNotShown, becauseNotWritten)
	case RuleJoining:
		if c.Amount.Sign() < 0 {
			return text == becausePaidBack
		}
		text, ok = strings.CutPrefix(text, becauseItBore+string(c.PaidBy)+becauseBoreOnce)
		return ok && (text == becauseByReduction || strings.HasPrefix(text, becauseOnAgreed) && t.endsWithBasis(c, text))
	case RuleCorrection:
		return t.correctionFits(c, text)
	case RuleFailure:
		return text == becauseItsOwn
	case RuleWithdrawal:
		text, ok = strings.CutPrefix(text, becauseItWithdraws)
		return ok && noticeFits(text, becauseOthersAgreed, t.agreed.notice())
	case RuleTermination:
		text, ok = strings.CutPrefix(text, becauseItEnded)
		ending, _, found := strings.Cut(text, becauseBeforehand)
		notice, given := strings.CutPrefix(ending, ", at ")
		return ok && found && t.endsWithBasis(c, text) && (ending == "" || given && noticeFits(notice, becauseAllAgreed, t.agreed.notice()))
	case RuleTUPE:
		return strings.HasPrefix(text, becauseOfBurden)
	case RuleLiability:
		return strings.HasPrefix(text, becauseOfLiability)
	}
	return true // a rule of a caller's own
}

// Why a burden or a liability is its origin's: package tupe opens the reasons of
// its charges with the same words.
const (
	becauseOfBurden    = "it gives rise to the burden within the price"
	becauseOfLiability = "a one-off liability of the transfer of its staff"
)

func startsWith(text string, openings ...string) bool {
	return slices.ContainsFunc(openings, func(opening string) bool { return strings.HasPrefix(text, opening) })
}

func necessary(text string) bool { return startsWith(text, becauseComparable, becauseJustified) }

// grantsFit checks a reckoning of grants, if the reason opens with one, against
// what is charged, and returns what follows it.
func (c Charge) grantsFit(text string) (rest string, ok bool) {
	cost, reckoned := strings.CutPrefix(text, "cost £")
	if !reckoned {
		return text, true
	}
	gross, text, ok := cutPounds(cost)
	text, funded := strings.CutPrefix(text, becauseFunded)
	grants, text, also := cutPounds(text)
	rest, ended := strings.CutPrefix(text, "; ")
	return rest, ok && funded && also && ended && gross.Sub(grants).Equal(c.Amount)
}

// borneBy says whether an authority bears the charge by itself.
func (c Charge) borneBy(a Authority) bool { return len(c.Weights) == 1 && c.Weights[0].Authority == a }

// endsWithBasis says whether the reason names the basis that was agreed.
func (t *ties) endsWithBasis(c Charge, text string) bool {
	switch {
	case t.format == formatFirst || len(c.Weights) == 1: // the statement does not hold the basis
		return true
	case c.Basis.IsZero():
		return strings.HasSuffix(text, ", "+t.service.Basis.String())
	}
	return strings.HasSuffix(text, ", "+c.Basis.String())
}

// varianceFits checks a variance's reason against its cause, direction and rule.
func (t *ties) varianceFits(c Charge, text string) bool {
	if c.Deferred {
		return text == becauseNextYear || text == becauseHostRecovers && c.borneBy(t.service.Host)
	}
	text, ok := strings.CutPrefix(text, direction(c.Amount))
	if !ok {
		return false
	}
	of := func(ending string) bool {
		cause, _, found := strings.Cut(text, ending)
		return found && Cause(cause).shared() && (c.Cause == "" || c.Cause == Cause(cause))
	}
	switch c.Rule {
	case RuleVarianceShared:
		if t.ofHead(c) {
			return strings.HasSuffix(text, becauseOfItsHead+c.Head) && of(becauseOfItsHead)
		}
		return strings.HasSuffix(text, becauseOnTheBasis) && of(becauseOnTheBasis)
	case RuleVarianceAgreed:
		return of(becauseAgreed) && !strings.HasSuffix(text, becauseAgreed)
	case RuleVarianceSpecification:
		return text == becauseSpecified
	case RuleVarianceBurden:
		return text == becauseItsBurden
	case RuleVarianceIndirect:
		return text == becauseIndirect
	}
	return text == becauseHostBears
}

// noticeFits checks notice in words, such as "6 months' notice to which the others
// agreed": shorter notice was agreed to, and no other.
func noticeFits(text, agreed string, notice int) bool {
	months, rest, found := strings.Cut(text, becauseOfNotice)
	n, err := strconv.Atoi(months)
	if !found || err != nil || n < 0 || strconv.Itoa(n) != months {
		return false
	}
	return rest == "" && n >= notice || rest == agreed && n < notice
}

// reckoningFits checks that an ongoing charge is what its reason reckons: cost
// less income, or price less burdens less income, on the service's basis.
func (t *ties) reckoningFits(c Charge, text string) bool {
	if t.format == formatFirst && strings.HasPrefix(text, "the year's expected cost, ") {
		return true
	}
	amount, _, basis, ok := reckoning(text)
	return ok && amount.Equal(c.Amount) && (t.format == formatFirst || basis == t.service.Basis.String())
}

// reckoning reads "price £100.00 less burdens £10.00 less income £5.00, in equal
// parts": what the first less the others comes to, the burdens, and the basis.
func reckoning(text string) (net, burdens decimal.Decimal, basis string, ok bool) {
	text, ok = strings.CutPrefix(text, "cost £")
	if !ok {
		text, ok = strings.CutPrefix(text, "price £")
	}
	if !ok {
		return net, burdens, "", false
	}
	net, text, ok = cutPounds(text)
	if rest, found := strings.CutPrefix(text, " less burdens £"); ok && found {
		burdens, text, ok = cutPounds(rest)
		net = net.Sub(burdens)
	}
	if rest, found := strings.CutPrefix(text, " less income £"); ok && found {
		var income decimal.Decimal
		income, text, ok = cutPounds(rest)
		net = net.Sub(income)
	}
	basis, named := strings.CutPrefix(text, ", ")
	return net, burdens, basis, ok && named
}

// cutPounds reads the sum of money with which a text begins.
func cutPounds(text string) (amount decimal.Decimal, rest string, ok bool) {
	point := strings.IndexByte(text, '.')
	if point < 0 || len(text) < point+3 {
		return amount, text, false
	}
	amount, err := parsePrintedAmount(strings.ReplaceAll(text[:point+3], ",", ""))
	return amount, text[point+3:], err == nil && FormatPounds(amount) == text[:point+3]
}
