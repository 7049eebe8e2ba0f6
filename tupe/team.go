package tupe

import (
	"fmt"
	"slices"

	"github.com/triborough/fairshare/attribution"
)

// Team is a joint team of several authorities whose staff transfer. Posts,
// burdens, run-off and liabilities name it as their origin; what it brings is
// charged to its authorities, on the basis that they agreed for the team.
type Team struct {
	Name  string
	Basis attribution.Basis
}

// toOrigin divides a charge among those who give rise to it: all to an
// authority, or to each authority of a joint team its share, by charges to one
// authority alone. A charge of nought comes to none.
func toOrigin(c attribution.Charge, origin attribution.Authority, teams []Team) ([]attribution.Charge, error) {
	shares := attribution.Shares{{Authority: origin, Amount: c.Amount}}
	if i := slices.IndexFunc(teams, func(t Team) bool { return t.Name == string(origin) }); i >= 0 {
		c.Because += fmt.Sprintf("; £%s of the joint team %s, %s", attribution.FormatPounds(c.Amount), origin, teams[i].Basis)
		divided, err := c.On(teams[i].Basis)
		if err != nil {
			return nil, err
		}
		shares, c.Because = divided.Shares, divided.Because
	}
	var charges []attribution.Charge
	for _, share := range shares {
		if share.Amount.Sign() == 0 {
			continue
		}
		sole, err := attribution.Solely(share.Authority)
		if err != nil {
			return nil, err
		}
		part := c
		part.Amount = share.Amount
		if part, err = part.On(sole); err != nil {
			return nil, err
		}
		charges = append(charges, part)
	}
	return charges, nil
}

// checkOrigin refuses an origin that is neither a participant nor a joint team.
func checkOrigin(s attribution.Service, origin attribution.Authority, teams []Team, what string) []error {
	if origin == "" {
		return []error{fault(attribution.ErrAuthority, "", "nobody is named as the origin of %s", what)}
	}
	named := slices.ContainsFunc(teams, func(t Team) bool { return t.Name == string(origin) })
	if !named && !s.TakesPart(origin) {
		return []error{fault(attribution.ErrAuthority, origin, "is the origin of %s but takes no part in the service", what)}
	}
	return nil
}

// checkTeams refuses a team that cannot be told from another origin, or that has
// nobody to bear its burdens.
func checkTeams(s attribution.Service, teams []Team) []error {
	var faults []error
	seen := make(map[string]bool, len(teams))
	for _, team := range teams {
		name := attribution.Authority(team.Name)
		switch {
		case team.Name == "":
			faults = append(faults, fault(attribution.ErrText, "", "a joint team without a name"))
		case seen[team.Name]:
			faults = append(faults, fault(attribution.ErrText, name, "a second joint team of that name"))
		case s.TakesPart(name):
			faults = append(faults, fault(attribution.ErrText, name, "a joint team with the name of a participant"))
		}
		seen[team.Name] = true
		if team.Basis.IsZero() {
			faults = append(faults, fault(attribution.ErrBasis, name, "a joint team needs the basis that its authorities agreed for it"))
		}
		for _, a := range team.Basis.Authorities() {
			if !s.TakesPart(a) {
				faults = append(faults, fault(attribution.ErrAuthority, a, "has a part in the joint team %q but takes no part in the service", team.Name))
			}
		}
	}
	return faults
}
