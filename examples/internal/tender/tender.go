// Package tender shows over the life of a contract why TUPE burdens belong to the
// authorities that give rise to them: year by year the price, the burdens by origin
// as they run off, what each authority bears, and what it would bear if the whole
// price were shared.
package tender

import (
	"fmt"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/tupe"
)

// Tender is one contract of a case, and what becomes of it.
type Tender struct {
	casefile.Contract
	c         casefile.Case
	schedules []tupe.Schedule
	life      tupe.Life
}

// Of works out the contracts of a case that was read for them, each year verified
// apart from the engine. A case without a contract is an error.
func Of(name string, c casefile.Case) ([]Tender, error) {
	if len(c.Contracts) == 0 {
		return nil, fmt.Errorf("%s: no service of the case has a contract", name)
	}
	tenders := make([]Tender, len(c.Contracts))
	for i, contract := range c.Contracts {
		var err error
		if tenders[i], err = assess(c, contract); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return tenders, nil
}

// assess works out a contract, and verifies each year apart from the engine.
func assess(c casefile.Case, contract casefile.Contract) (Tender, error) {
	t := Tender{Contract: contract, c: c}
	var err error
	if t.schedules, err = contract.Term.Burdens(); err != nil {
		return Tender{}, err
	}
	if t.life, err = contract.Term.Compare(contract.Service); err != nil {
		return Tender{}, err
	}
	contracts, err := contract.Term.Contracts()
	if err != nil {
		return Tender{}, err
	}
	for y, year := range contract.Term.Years {
		if err := t.verify(year.Label, contracts[y]); err != nil {
			return Tender{}, err
		}
	}
	return t, nil
}

// verify checks the charges of one year by other means than those they were made
// by: of the contract alone, for the rest is the case's own year's.
func (t Tender) verify(year string, contract tupe.Contract) error {
	header := attribution.Header{Authorities: t.c.Statement.Header().Authorities, Period: year}
	service := attribution.Service{Name: t.Service.Name, Basis: t.Service.Basis, Host: t.Service.Host, Participants: t.Service.Participants, Running: contract}
	statement, err := attribution.NewStatement(header, service)
	if err != nil {
		return err
	}
	return statement.Verify()
}

// lines returns the lines of a comparison in the order of the case.
func (t Tender) lines(c tupe.Comparison) []tupe.Line {
	of := make(map[attribution.Authority]tupe.Line, len(c.Lines))
	for _, line := range c.Lines {
		of[line.Authority] = line
	}
	lines := make([]tupe.Line, 0, len(c.Lines))
	for _, name := range t.c.Names {
		if line, takesPart := of[name.Code]; takesPart {
			lines = append(lines, line)
		}
	}
	return lines
}
