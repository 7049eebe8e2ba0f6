package attribution

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Correction is a mistake found after a year was closed. The closed year is never
// changed: what it should have been less what it was is charged in the open year,
// by service, authority and payer, and so is what it should have adjusted of this
// year's calls less what it did adjust, which BroughtForward has taken over.
//
// Rule correction: practice elsewhere; the sources say nothing of it. One charge to
// one authority for each difference that is not nought. That of a call is paid by
// this year's host, as what is brought forward is, and those sum to zero.
//
// Both statements must have been verified. Errors: ErrText for a service that one
// of them does not have; ErrYear for statements of different periods, or of none;
// ErrBalance where they bring forward otherwise, which is another closed year's;
// ErrHost for corrected calls of a service without a host; and, of NewStatement,
// ErrAuthority for one whose part is corrected and that is none of the authorities.
type Correction struct {
	Closed   Statement // the year as it was closed
	Restated Statement // the same year as it should have been
}

// Why a closed year's part is corrected.
const (
	becauseCorrected  = "Correction of " // its description
	becauseInYear     = "in "
	becauseShould     = " it should have borne £"
	becauseOfWhat     = " of what "
	becausePaid       = " paid"
	becauseAndBore    = ", and bore £"
	becauseAfter      = "its call after "
	becauseAdjusted   = " should have changed by £"
	becauseAndChanged = ", and changed by £"
)

// Attribute returns a charge of rule correction for each difference; none where the
// service was closed as it should have been.
func (k Correction) Attribute(s Service) ([]Charge, error) {
	if err := k.check(s); err != nil {
		return nil, err
	}
	var charges []Charge
	for _, of := range k.differences(s.Name) {
		amount, payer := of.should.Sub(of.was), of.payer
		switch {
		case amount.Sign() == 0:
			continue
		case of.call && s.Host == "":
			return nil, fault(ErrHost, "", "calls after %s are corrected, in a service without a host", k.Closed.header.Period)
		case of.call:
			payer = s.Host
		}
		charge, err := s.charge(RuleCorrection, becauseCorrected+k.Closed.header.Period, amount, payer, of.because(k.Closed.header.Period)).to(of.authority)
		if err != nil {
			return nil, err
		}
		charges = append(charges, charge)
	}
	return charges, nil
}

// part is what is compared: an authority's part of what one paid, or by how much
// its call of the year after changed.
type part struct {
	authority, payer Authority
	call             bool
}

// difference is what an authority should have borne and what it bore.
type difference struct {
	part
	should, was decimal.Decimal
}

// because says both.
func (d difference) because(period string) string {
	if d.call {
		return becauseAfter + period + becauseAdjusted + FormatPounds(d.should) + becauseAndChanged + FormatPounds(d.was)
	}
	return becauseInYear + period + becauseShould + FormatPounds(d.should) + paidThen(d.payer) + becauseAndBore + FormatPounds(d.was)
}

// paidThen names who paid, where that is known.
func paidThen(payer Authority) string {
	if payer == "" {
		return ""
	}
	return becauseOfWhat + string(payer) + becausePaid
}

// differences compares what both statements say of a service, each thing in the
// order in which it is first said.
func (k Correction) differences(service string) []difference {
	var all []difference
	place := make(map[part]int)
	at := func(of part) *difference {
		i, known := place[of]
		if !known {
			i = len(all)
			place[of], all = i, append(all, difference{part: of})
		}
		return &all[i]
	}
	compare := func(s Statement, into func(*difference) *decimal.Decimal) {
		for _, deferred := range []bool{false, true} {
			for _, c := range s.chargesOf(service) {
				if c.Deferred != deferred {
					continue
				}
				for _, share := range c.Shares {
					of := part{share.Authority, c.PaidBy, false}
					if deferred {
						of = part{share.Authority, "", true}
					}
					figure := into(at(of))
					*figure = figure.Add(share.Amount)
				}
			}
		}
	}
	compare(k.Closed, func(d *difference) *decimal.Decimal { return &d.was })
	compare(k.Restated, func(d *difference) *decimal.Decimal { return &d.should })
	return all
}

func (k Correction) check(s Service) error {
	c := checks()
	closed, restated := k.Closed.header.Period, k.Restated.header.Period
	if closed == "" || closed != restated {
		c.Refuse(ErrYear, "", "the closed year is %.40q and the restated one %.40q: a correction is of one year", closed, restated)
	}
	for _, of := range []struct {
		what string
		Statement
	}{{"closed", k.Closed}, {"restated", k.Restated}} {
		if _, found := of.places[s.Name]; !found {
			c.Refuse(ErrText, "", "the %s year has no service of that name", of.what)
		}
	}
	if !forwarded(k.Closed.chargesOf(s.Name)).Equal(forwarded(k.Restated.chargesOf(s.Name))) {
		c.Refuse(ErrBalance, "", "the restated year brings forward otherwise than the closed one: what the year before it left is not corrected here")
	}
	return c.Err()
}

// forwarded are the adjustments that a service's charges bring forward, in the
// order of their codes.
func forwarded(charges []Charge) (adjustments Shares) {
	for _, c := range charges {
		if c.Rule == RuleBroughtForward {
			adjustments = append(adjustments, c.Shares...)
		}
	}
	slices.SortFunc(adjustments, func(a, b Share) int { return strings.Compare(string(a.Authority), string(b.Authority)) })
	return adjustments
}

// correctsCall says whether a charge corrects a call.
func (c Charge) correctsCall() bool {
	return c.Rule == RuleCorrection && strings.HasPrefix(c.Because, becauseAfter)
}

// correctionFits checks a correction's reason: that what it says should have been
// less what was is what is charged, and of whom.
func (t *ties) correctionFits(c Charge, text string) bool {
	then, now := becauseShould, paidThen(c.PaidBy)+becauseAndBore
	rest, ok := strings.CutPrefix(text, becauseInYear)
	if c.correctsCall() {
		rest, ok = strings.CutPrefix(text, becauseAfter)
		then, now = becauseAdjusted, becauseAndChanged
		ok = ok && c.PaidBy == t.service.Host && t.service.Host != ""
	}
	period, rest, found := strings.Cut(rest, then)
	should, rest, read := cutPounds(rest)
	rest, follows := strings.CutPrefix(rest, now)
	was, rest, also := cutPounds(rest)
	return ok && found && read && follows && also && rest == "" && c.Description == becauseCorrected+period && should.Sub(was).Equal(c.Amount) && c.Amount.Sign() != 0
}

// corrections checks that the corrections of calls sum to zero.
func (t *ties) corrections(charges []Charge) {
	var sum decimal.Decimal
	for _, c := range charges {
		if c.correctsCall() {
			sum = sum.Add(c.Amount)
		}
	}
	if sum.Sign() != 0 {
		t.wrong(-1, "the corrections of calls sum to %s, not to zero", FormatAmount(sum))
	}
}
