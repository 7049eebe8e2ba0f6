package tupe

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Comparison shows for a year, or for a contract's life, what each participant
// bears with every burden at its origin, and what it would bear if the whole
// price were shared on the service's basis.
type Comparison struct {
	Year  string          // its label; "" for the life, and for a contract on its own
	Price decimal.Decimal // the burdens inside it
	Lines []Line          // in the order of the participants; the differences sum to zero
}

// Line is one participant's part of a comparison.
type Line struct {
	Authority  attribution.Authority
	Ongoing    decimal.Decimal // its share of the rest
	TUPE       decimal.Decimal // the burdens it gives rise to
	Total      decimal.Decimal // both
	IfShared   decimal.Decimal // its share of the price less income, burdens included
	Difference decimal.Decimal // Total − IfShared: below nought for one that would have borne others' burdens
}

// Life is the comparison over a contract's years, and of their sums.
type Life struct {
	Years []Comparison
	Total Comparison
}

// Compare returns the comparison of one year. Errors: as NewStatement of package
// attribution for the service and this one fact.
func (c Contract) Compare(s attribution.Service) (Comparison, error) {
	everyone := s.EveryParticipant()
	c.PaidBy = "" // who pays is no part of the comparison, and may take no part in the service
	statement, err := attribution.NewStatement(attribution.Header{Authorities: everyone},
		attribution.Service{Name: s.Name, Basis: s.Basis, Participants: s.Participants, Running: c})
	if err != nil {
		return Comparison{}, err
	}
	shared, err := s.Basis.Apportion(c.Price.Sub(c.income()))
	if err != nil {
		return Comparison{}, err
	}
	comparison := Comparison{Price: c.Price, Lines: make([]Line, len(everyone))}
	of := make(map[attribution.Authority]*Line, len(everyone))
	for i, a := range everyone {
		comparison.Lines[i].Authority = a
		of[a] = &comparison.Lines[i]
	}
	for _, share := range shared {
		of[share.Authority].IfShared = share.Amount
	}
	for charge := range statement.Charges() {
		for _, share := range charge.Shares {
			of[share.Authority].bear(charge.Rule, share.Amount)
		}
	}
	for i := range comparison.Lines {
		line := &comparison.Lines[i]
		line.Difference = line.Total.Sub(line.IfShared)
	}
	return comparison, nil
}

// bear adds a share of a charge to what the participant bears.
func (l *Line) bear(rule attribution.Rule, amount decimal.Decimal) {
	if rule == attribution.RuleTUPE {
		l.TUPE = l.TUPE.Add(amount)
	} else {
		l.Ongoing = l.Ongoing.Add(amount)
	}
	l.Total = l.Total.Add(amount)
}

// Compare returns the comparison of every year, and of the whole life: each year
// is charged to the penny on its own, and the years are added. Errors: as
// Term.Contracts and Contract.Compare.
func (t Term) Compare(s attribution.Service) (Life, error) {
	contracts, err := t.Contracts()
	if err != nil {
		return Life{}, err
	}
	var life Life
	for y, contract := range contracts {
		comparison, err := contract.Compare(s)
		if err != nil {
			return Life{}, err
		}
		comparison.Year = t.Years[y].Label
		life.Years = append(life.Years, comparison)
		life.Total = life.Total.plus(comparison)
	}
	return life, nil
}

// plus adds the figures of another comparison of the same participants.
func (c Comparison) plus(other Comparison) Comparison {
	sum := Comparison{Price: c.Price.Add(other.Price), Lines: make([]Line, len(other.Lines))}
	copy(sum.Lines, c.Lines)
	for i, line := range other.Lines {
		sum.Lines[i] = Line{
			Authority:  line.Authority,
			Ongoing:    sum.Lines[i].Ongoing.Add(line.Ongoing),
			TUPE:       sum.Lines[i].TUPE.Add(line.TUPE),
			Total:      sum.Lines[i].Total.Add(line.Total),
			IfShared:   sum.Lines[i].IfShared.Add(line.IfShared),
			Difference: sum.Lines[i].Difference.Add(line.Difference),
		}
	}
	return sum
}
