package attribution

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// ties hold the charges of one service to each other, to their rules and to the
// service. NewStatement holds every charge to them, whoever made it, and Verify
// those of a statement that was read: so that what the one returns the other
// accepts.
type ties struct {
	service Spending
	format  int
	agreed  Agreement
	clauses clauses
	takes   map[Authority]bool // who takes part
	says    fractions          // what the tree of the ongoing basis says, worked out once
	ongoing Shares             // the weights of the ongoing basis, once they are known
	heads   map[string]Charge  // of the cost, those with a basis of their own
	wrong   func(charge int, format string, values ...any)
}

// check holds the charges of a service to their ties. Each keeps the penny law.
func (t *ties) check(charges []Charge) {
	t.takes = make(map[Authority]bool, len(t.service.Participants))
	for _, a := range t.service.Participants {
		t.takes[a] = true
	}
	for _, a := range t.service.Basis.Authorities() {
		if !t.takes[a] {
			t.wrong(-1, "%s stands in the basis and takes no part", a)
		}
	}
	t.headed(charges)
	for i := 0; i < len(charges); i++ {
		t.charge(i, charges[i])
		switch c := charges[i]; {
		case c.Rule == RuleJoining:
			if i+1 >= len(charges) || !credits(c, charges[i+1]) {
				t.wrong(i, "what was borne before another joined is shared anew, and not paid back to the one that bore it")
				continue
			}
			t.charge(i+1, charges[i+1])
			i++
		case c.Deferred:
			t.wrong(i, "it adjusts next year's calls, and follows no variance that the host bears")
		case c.Rule == RuleVarianceHost:
			if i+2 >= len(charges) || !t.adjusts(c, charges[i+1], charges[i+2]) {
				t.wrong(i, "the adjustments of next year's calls that follow from it are not there, or come to something else")
				continue
			}
			t.charge(i+1, charges[i+1])
			t.charge(i+2, charges[i+2])
			i += 2
		}
	}
	t.running(charges)
	t.damped(charges)
	t.forward(charges)
	t.grants(charges)
	t.corrections(charges)
}

// adjusts says whether two charges are the adjustments that follow from a
// variance that the host bears: all share it, and the host gets it back.
func (t *ties) adjusts(variance, shared, recovered Charge) bool {
	alike := func(c Charge) bool {
		return c.Rule == RuleVarianceHost && c.Deferred && c.PaidBy == t.service.Host && c.Cause == variance.Cause && c.Description == variance.Description
	}
	return alike(shared) && alike(recovered) && recovered.borneBy(t.service.Host) &&
		shared.Amount.Equal(variance.Amount) && recovered.Amount.Equal(variance.Amount.Neg())
}

// charge holds one charge to its rule.
func (t *ties) charge(i int, c Charge) {
	term, known := terms[c.Rule]
	if !known && !c.Rule.Own() {
		t.wrong(i, "%.40q is no rule of the agreement, nor one of a caller's own (own.…)", c.Rule)
		return
	}
	wrong := func(is bool, format string, values ...any) {
		if is {
			t.wrong(i, format, values...)
		}
	}
	wrong(!known && c.Source == "", "a rule of a caller's own names no source")
	wrong(c.Clause != t.clauses.of(c.Rule, c.Service), "%.40q is not the clause that the agreement has for it", c.Clause)
	wrong(known && c.Source != c.Rule.Source(), "%.40q is not the rule's source", c.Source)
	wrong(term.single && len(c.Weights) != 1, "the rule charges one authority, not %d", len(c.Weights))
	wrong(len(c.Weights) == 1 && !c.Weights[0].Amount.Equal(decimal.NewFromInt(1)), "a charge to one authority has the weight 1")
	wrong(term.ownPayer && !c.borneBy(c.PaidBy), "the cost did not stay with %.40q, which paid it", c.PaidBy)
	wrong(known && !term.signed && c.Amount.Sign() < 0, "a negative amount")
	wrong(c.Deferred && c.Rule != RuleVarianceHost, "only the adjustments of a host's calls are deferred")
	wrong(c.Rule == RuleVarianceHost && !c.Deferred && !c.borneBy(t.service.Host), "borne by another than the host, %.40q", t.service.Host)
	wrong(c.Rule == RuleBroughtForward && c.PaidBy != t.service.Host, "paid by another than the host, %.40q", t.service.Host)
	wrong(c.Head != "" && c.Rule != RuleOngoingAgreed && c.Rule != RuleVarianceShared, "a charge of its rule is of no head of the cost")
	wrong(c.Rule == RuleOngoingAgreed && c.Head != c.Description, "it is the head %.40q, and names %.40q", c.Description, c.Head)
	wrong(!t.causeFits(c), "the cause %.40q is not one of its rule", c.Cause)
	t.participants(i, c, term)
	t.basis(i, c, term)
	if !t.reasonFits(c) {
		t.wrong(i, "its reason is not one that the rule gives for these figures, ending in %.80q", borne(c.Weights))
	}
}

// causeFits says whether a variance names a cause that its rule is for. A
// statement of format 1 holds none.
func (t *ties) causeFits(c Charge) bool {
	switch c.Rule {
	case RuleVarianceShared, RuleVarianceAgreed:
		return c.Cause.shared() || t.format == formatFirst
	case RuleVarianceSpecification:
		return c.Cause == CauseSpecification || t.format == formatFirst
	case RuleVarianceBurden:
		return c.Cause == CauseBurden || t.format == formatFirst
	case RuleVarianceHost, RuleVarianceIndirect:
		return c.Cause == CauseIndirect || t.format == formatFirst
	}
	return c.Cause == ""
}

// participants holds a charge to those who take part. What stays with a payer, or
// with a host, may be borne by another authority of the statement.
func (t *ties) participants(i int, c Charge, term term) {
	if term.outside || c.Rule == RuleVarianceHost && c.borneBy(t.service.Host) || c.Rule == RuleJoining && c.Amount.Sign() < 0 {
		return
	}
	for _, w := range c.Weights {
		if !t.takes[w.Authority] {
			t.wrong(i, "%s bears it but takes no part in the service", w.Authority)
		}
	}
}

// basis holds a charge's weights to what they follow from: the service's ongoing
// basis, its net reductions, or the basis agreed for this charge.
func (t *ties) basis(i int, c Charge, term term) {
	switch {
	case c.Rule == RuleVarianceShared && t.ofHead(c):
		if head := t.heads[c.Head]; !c.Weights.Equal(head.Weights) || !c.Basis.same(head.Basis) {
			t.wrong(i, "its weights are not those of its head, %s", c.Head)
		}
	case term.ongoing, c.Rule == RuleVarianceHost && c.Deferred && !c.borneBy(t.service.Host):
		t.onTheBasis(i, c)
	case c.byReduction():
		if !c.Weights.Equal(single(floored(t.service.NetReduction))) {
			t.wrong(i, "its weights are not the net reductions of the service")
		}
	case t.format == formatFirst || len(c.Weights) == 1:
	case c.Basis.IsZero():
		t.onTheBasis(i, c)
	case !c.Basis.weighs(c.Weights):
		t.wrong(i, "its weights are not those of the basis agreed for it, %s", c.Basis)
	}
}

// headed finds the heads of the cost that have a basis of their own, each once.
func (t *ties) headed(charges []Charge) {
	t.heads = make(map[string]Charge)
	for i, c := range charges {
		if c.Rule != RuleOngoingAgreed {
			continue
		}
		if _, twice := t.heads[c.Head]; twice {
			t.wrong(i, "a second charge of that head of the cost")
		}
		t.heads[c.Head] = c
	}
}

// ofHead says whether a charge is of a head with a basis of its own.
func (t *ties) ofHead(c Charge) bool {
	_, own := t.heads[c.Head]
	return own && c.Head != ""
}

// onTheBasis holds weights to the service's basis, worked out from the tree it
// was made from; of format 1, to the first charge on it.
func (t *ties) onTheBasis(i int, c Charge) {
	if t.says == nil && !t.service.Basis.IsZero() {
		t.says = t.service.Basis.worked()
	}
	if t.ongoing == nil && (t.format == formatFirst || t.says != nil && t.says.are(c.Weights)) {
		t.ongoing = c.Weights
	}
	if !c.Weights.Equal(t.ongoing) {
		t.wrong(i, "its weights are not those of the service's ongoing basis")
	}
}

// running holds what the service costs to run to one fact: one ongoing charge,
// and the burdens that it says were taken out of the price.
func (t *ties) running(charges []Charge) {
	ongoing, burdens := -1, decimal.Decimal{}
	for i, c := range charges {
		switch {
		case c.Rule == RuleTUPE:
			burdens = burdens.Add(c.Amount)
		case c.Rule == RuleOngoing && ongoing >= 0:
			t.wrong(i, "a second ongoing charge: what the service costs to run is one fact")
		case c.Rule == RuleOngoing:
			ongoing = i
		}
	}
	if ongoing < 0 {
		if burdens.Sign() != 0 || len(t.heads) > 0 || len(t.service.Before) > 0 {
			t.wrong(-1, "a burden, a head of the cost, or spending before sharing, without an ongoing charge")
		}
		if len(charges) == 0 && len(t.service.NetReduction) > 0 && t.service.Service != AllServices {
			t.wrong(-1, "a net reduction of a service that charges nothing")
		}
		return
	}
	if _, within, _, ok := reckoning(charges[ongoing].Because); ok && !within.Equal(burdens) {
		t.wrong(ongoing, "burdens of £%s were taken out of the price, and £%s charged", FormatPounds(within), FormatPounds(burdens))
	}
}

// forward checks that adjustments brought forward sum to zero.
func (t *ties) forward(charges []Charge) {
	var sum decimal.Decimal
	for _, c := range charges {
		if c.Rule == RuleBroughtForward {
			sum = sum.Add(c.Amount)
		}
	}
	if sum.Sign() != 0 {
		t.wrong(-1, "the adjustments brought forward sum to %s, not to zero", FormatAmount(sum))
	}
}

// grants checks that each authority passed on the grants that it received for
// another, and no others.
func (t *ties) grants(charges []Charge) {
	left := make(map[Authority]decimal.Decimal)
	for _, c := range charges {
		if c.Rule == RuleTransitionFunding {
			for _, share := range c.Shares {
				left[share.Authority] = left[share.Authority].Add(share.Amount)
			}
		}
	}
	for i, c := range charges {
		if c.Rule != RuleTransitionFunding {
			continue
		}
		for _, share := range c.Shares {
			if sum := left[share.Authority]; sum.Sign() != 0 {
				t.wrong(i, "%s did not pass on the very grants that it received: they come to %s, not to zero", share.Authority, FormatAmount(sum))
			}
			delete(left, share.Authority) // said once
		}
	}
}

// label tells people which charge a fault is about.
func label(index int, c Charge) string {
	return fmt.Sprintf("charge %d (%s, %.40q)", index+1, c.Rule, c.Description)
}
