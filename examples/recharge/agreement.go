package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/internal/casefile"
)

// agreement is what a case file says about sharing, made ready for a ledger.
type agreement struct {
	authorities []attribution.Authority // of the case, in its order
	names       []string                // of the authorities, with their codes
	services    []service
	byName      map[string]int
	alike       map[string]string // the names by their letters and digits alone
}

// service is a service of the agreement, and how its shares are written.
type service struct {
	name    string
	basis   attribution.Basis
	columns []int    // the place of each participant among the authorities
	cells   [][]byte // the participants' codes as cells of the output
}

// agreementOf takes the services that have a basis from a case.
func agreementOf(c casefile.Case) *agreement {
	agreed := &agreement{byName: make(map[string]int), alike: make(map[string]string)}
	place := make(map[attribution.Authority]int)
	for i, name := range c.Names {
		agreed.authorities = append(agreed.authorities, name.Code)
		agreed.names = append(agreed.names, fullName(name))
		place[name.Code] = i
	}
	for _, s := range c.Services {
		if s.Basis.IsZero() {
			continue
		}
		shared := service{name: s.Name, basis: s.Basis}
		for _, code := range s.Basis.Authorities() {
			shared.columns = append(shared.columns, place[code])
			shared.cells = append(shared.cells, ourCell(string(code)))
		}
		agreed.byName[strings.TrimSpace(s.Name)] = len(agreed.services)
		agreed.alike[lettersOf(s.Name)] = s.Name
		agreed.services = append(agreed.services, shared)
	}
	return agreed
}

// unknown refuses a service that the agreement does not have, and says which it has
// of the same letters.
func (a *agreement) unknown(name string) error {
	if alike, ok := a.alike[lettersOf(name)]; ok {
		return fmt.Errorf("the agreement has no service %.60q: it has %.60q", name, alike)
	}
	return fmt.Errorf("the agreement has no service %.60q", name)
}

// lettersOf returns the letters and digits of a name, in small letters.
func lettersOf(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

func fullName(name casefile.Name) string {
	if strings.TrimSpace(name.Name) == "" {
		return string(name.Code)
	}
	return fmt.Sprintf("%s (%s)", name.Name, name.Code)
}

// ourCell writes text of ours as a cell, which a spreadsheet cannot run.
func ourCell(text string) []byte { return appendCell(nil, []byte(command.Cell(text))) }
