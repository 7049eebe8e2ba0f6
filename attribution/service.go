package attribution

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Service is one shared service, or a bundle of services under one basis, and
// what happened to it in the period.
type Service struct {
	Name  string
	Basis Basis     // how its ongoing cost is shared
	Host  Authority // pays the ongoing cost and the variances; optional; any authority of the statement
	Facts []Fact

	// Participants are those who take part. Nil means the authorities of Basis,
	// which otherwise must all be among them.
	Participants []Authority

	// Before is what each participant would have spent alone in the year, its
	// own planned savings already taken out. With it the statement shows the
	// change, Before less the ongoing charge and the TUPE burden. Where the
	// business case states the change itself, give NetReduction instead: signed,
	// a fall positive. Optional; each names every participant.
	Before       Shares
	NetReduction Shares

	// StandAlone is each participant's estimate of what running the service by
	// itself would cost, for Statement.StandAlone. Optional.
	StandAlone Shares
}

// Fact is something that happened, or was agreed, and knows how the agreement
// shares it. Attribute returns the charges that follow; it only reads the
// service. The facts of this package and tupe.Contract are the rules of the
// report; a program may add its own, made with Charge.On, and NewStatement
// checks its charges like any other.
type Fact interface {
	Attribute(Service) ([]Charge, error)
}

// AllServices is the name of the service that carries a programme's transition
// costs, those shared by the net reductions added over all the other services.
const AllServices = "All services"

// TakesPart says whether an authority is a participant.
func (s Service) TakesPart(a Authority) bool { return slices.Contains(s.participants(), a) }

func (s Service) participants() []Authority {
	if s.Participants != nil {
		return s.Participants
	}
	return s.Basis.Authorities()
}

// charge starts a charge of this service, still to be divided.
func (s Service) charge(rule Rule, description string, amount decimal.Decimal, paidBy Authority, because string) Charge {
	return Charge{Service: s.Name, Rule: rule, Description: description, Amount: amount, PaidBy: paidBy, Because: because}
}

// needsParticipant refuses an authority that takes no part in the service.
func (s Service) needsParticipant(a Authority, role string) error {
	if err := a.check(); err != nil {
		return fault(ErrAuthority, "", "no authority is named as %s", role)
	}
	if !s.TakesPart(a) {
		return fault(ErrAuthority, a, "%s takes no part in the service", role)
	}
	return nil
}

// payer is who paid: the one named, else the host.
func (s Service) payer(named Authority) Authority {
	if named != "" {
		return named
	}
	return s.Host
}

// basisFaults refuses a basis that names authorities who take no part.
func (s Service) basisFaults(b Basis) []error {
	var faults []error
	for _, a := range b.Authorities() {
		if !s.TakesPart(a) {
			faults = append(faults, fault(ErrAuthority, a, "stands in the basis but takes no part in the service"))
		}
	}
	return faults
}
