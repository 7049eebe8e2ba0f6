package tupe

import (
	"fmt"

	"github.com/triborough/fairshare/attribution"
)

// Team is a joint team of several authorities whose staff transfer. Posts,
// burdens, run-off and liabilities name it as their origin; what it brings is
// charged to its authorities, on the basis that they agreed for the team.
type Team struct {
	Name  string
	Basis attribution.Basis
}

// transferors are those who may give rise to a burden: the participants of a
// service, and its joint teams by their names.
type transferors struct {
	participants map[attribution.Authority]bool
	teams        map[attribution.Authority]Team
}

// transferorsOf returns the transferors of a service, and refuses a team that
// cannot be told from another origin, or that has nobody to bear its burdens.
func transferorsOf(s attribution.Service, teams []Team) (transferors, error) {
	everyone := s.EveryParticipant()
	t := transferors{make(map[attribution.Authority]bool, len(everyone)), make(map[attribution.Authority]Team, len(teams))}
	for _, a := range everyone {
		t.participants[a] = true
	}
	k := checks()
	for _, team := range teams {
		name := attribution.Authority(team.Name)
		_, twice := t.teams[name]
		switch {
		case name == "":
			k.Refuse(attribution.ErrText, "", "a joint team without a name")
		case twice:
			k.Refuse(attribution.ErrText, name, "a second joint team of that name")
		case t.participants[name]:
			k.Refuse(attribution.ErrText, name, "a joint team with the name of a participant")
		}
		t.teams[name] = team
		if team.Basis.IsZero() {
			k.Refuse(attribution.ErrBasis, name, "a joint team needs the basis that its authorities agreed for it")
		}
		for _, a := range team.Basis.Authorities() {
			if !t.participants[a] {
				k.Refuse(attribution.ErrAuthority, a, "has a part in the joint team %q but takes no part in the service", team.Name)
			}
		}
	}
	return t, k.Err()
}

// check refuses an origin that is neither a participant nor a joint team.
func (t transferors) check(origin attribution.Authority, what string) error {
	if origin == "" {
		return fault(attribution.ErrAuthority, "", "nobody is named as the origin of %s", what)
	}
	if _, team := t.teams[origin]; !team && !t.participants[origin] {
		return fault(attribution.ErrAuthority, origin, "is the origin of %s but takes no part in the service", what)
	}
	return nil
}

// charge divides a charge among those who give rise to it: all to an authority,
// or to each authority of a joint team its share, by charges to one authority
// alone. A charge of nought comes to none.
func (t transferors) charge(c attribution.Charge, origin attribution.Authority) ([]attribution.Charge, error) {
	shares := attribution.Shares{{Authority: origin, Amount: c.Amount}}
	if team, joint := t.teams[origin]; joint {
		c.Because += fmt.Sprintf("; £%s of the joint team %s, %s", attribution.FormatPounds(c.Amount), origin, team.Basis)
		divided, err := c.On(team.Basis)
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
