package attribution

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// What NewStatement refuses, and Verify again: see their docs.

func (h Header) check() []error {
	faults := checkAuthorities(h.Authorities)
	if len(h.Authorities) == 0 {
		faults = append(faults, fault(ErrAuthority, "", "a statement without authorities"))
	}
	if !utf8.ValidString(h.Title) || !utf8.ValidString(h.Period) {
		faults = append(faults, fault(ErrText, "", "the title or the period is not UTF-8"))
	}
	return faults
}

// check refuses a service that does not fit its statement.
func (s Service) check(h Header) []error {
	var faults []error
	if s.Name == "" || !utf8.ValidString(s.Name) {
		faults = append(faults, fault(ErrText, "", "a service without a name, or one that is not UTF-8: %q", s.Name))
	}
	participants := s.participants()
	if len(participants) == 0 {
		faults = append(faults, fault(ErrBasis, "", "nobody takes part: the service has no basis"))
	}
	faults = append(faults, checkAuthorities(participants)...)
	for _, a := range participants {
		if !slices.Contains(h.Authorities, a) {
			faults = append(faults, fault(ErrAuthority, a, "takes part but is none of the statement's authorities"))
		}
	}
	faults = append(faults, s.basisFaults(s.Basis)...)
	if s.Host != "" && !slices.Contains(h.Authorities, s.Host) {
		faults = append(faults, fault(ErrAuthority, s.Host, "is the host but none of the statement's authorities"))
	}
	if len(s.Before) > 0 && len(s.NetReduction) > 0 {
		faults = append(faults, fault(ErrChoice, "", "both the spending before and the net reduction are given: one follows from the other"))
	}
	faults = append(faults, s.everyParticipant("spending before", s.Before)...)
	faults = append(faults, s.everyParticipant("net reduction", s.NetReduction)...)
	faults = append(faults, s.everyParticipant("stand-alone estimate", s.StandAlone)...)
	if len(faults) == 0 {
		return nil
	}
	return []error{at(errors.Join(faults...), s.Name, 0)}
}

// everyParticipant refuses figures that do not name each participant once.
func (s Service) everyParticipant(what string, figures Shares) []error {
	if len(figures) == 0 {
		return nil
	}
	faults := checkAuthorities(figures.Authorities())
	for _, figure := range figures {
		if !s.TakesPart(figure.Authority) {
			faults = append(faults, fault(ErrAuthority, figure.Authority, "has a %s but takes no part", what))
		}
		if _, err := toPence(figure.Amount, derivedDigits, derivedExponent); err != nil {
			faults = append(faults, named(detailed(err, what), figure.Authority))
		}
	}
	for _, a := range s.participants() {
		if !figures.Has(a) {
			faults = append(faults, fault(ErrAuthority, a, "takes part but has no %s, nought included", what))
		}
	}
	return faults
}

// check refuses a charge that does not fit its service or breaks the penny law.
func (c Charge) check(h Header, service string) []error {
	faults := c.checkLaw()
	if errors.Is(errors.Join(faults...), ErrLimit) {
		return faults // no other method may touch its numbers
	}
	if c.Service != service {
		faults = append(faults, fault(ErrText, "", "a charge of the service %.40q", c.Service))
	}
	if !utf8.ValidString(c.Description) || !utf8.ValidString(c.Because) {
		faults = append(faults, fault(ErrText, "", "the charge's description or reason is not UTF-8"))
	}
	for _, a := range append(c.Weights.Authorities(), c.PaidBy) {
		if a != "" && !slices.Contains(h.Authorities, a) {
			faults = append(faults, fault(ErrAuthority, a, "is none of the statement's authorities"))
		}
	}
	return append(faults, c.checkRule()...)
}

// checkRule refuses a charge that its rule does not make.
func (c Charge) checkRule() []error {
	term, known := terms[c.Rule]
	if !known {
		return []error{fault(ErrVerify, "", "%.40q is no rule of the agreement", c.Rule)}
	}
	var faults []error
	wrong := func(is bool, format string, values ...any) {
		if is {
			faults = append(faults, fault(ErrVerify, "", format, values...))
		}
	}
	wrong(term.single && len(c.Weights) != 1, "the rule charges one authority, not %d", len(c.Weights))
	wrong(len(c.Weights) == 1 && !c.Weights[0].Amount.Equal(decimal.NewFromInt(1)), "a charge to one authority has the weight 1")
	wrong(term.ownPayer && len(c.Weights) == 1 && c.Weights[0].Authority != c.PaidBy, "the cost did not stay with %.40q, which paid it", c.PaidBy)
	wrong(!term.signed && c.Amount.Sign() < 0, "a negative amount")
	wrong(c.source != "" && c.source != c.Rule.Source(), "%.40q is not the rule's source", c.source)
	wrong(c.Deferred && c.Rule != RuleVarianceHost, "only the adjustments of a host's calls are deferred")
	wrong(!strings.HasSuffix(c.Because, borne(c.Weights)), "its reason does not end in %.40q, as Charge.On writes it", borne(c.Weights))
	return faults
}
