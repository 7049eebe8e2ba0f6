package casefile

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/tupe"
)

// team reads a joint team, whose name is an origin beside the participants.
func (c *contract) team(n node) {
	var team tupe.Team
	var members []attribution.Authority
	n.mapping(
		required("name", func(n node) { n.text(&team.Name) }),
		required("authorities", func(n node) { c.members(n, &members) }),
		required("basis", func(n node) { team.Basis = n.basis(members) }),
	)
	switch {
	case team.Name == "":
		c.named = false
		return
	case n.file.declared[attribution.Authority(team.Name)]:
		n.fail("%.40q is the code of an authority: a joint team needs a name of its own", team.Name)
	case c.teams[team.Name]:
		n.fail("a second joint team of the name %.40q", team.Name)
	}
	c.teams[team.Name] = true
	c.Teams = append(c.Teams, team)
	c.mayBe(team.Name)
}

// members reads the authorities of a joint team, which take part in the service.
func (c *contract) members(n node, into *[]attribution.Authority) {
	sound := n.file.sound(func() {
		n.participants(into)
		for _, a := range *into {
			if c.named && !c.origins[string(a)] {
				n.fail("%s takes no part in the service", a)
			}
		}
	})
	if !sound {
		*into = nil
	}
}

// origin reads who gives rise to a cost: a participant, or a joint team.
func (c *contract) origin(n node, into *attribution.Authority) {
	if text, ok := n.scalar(); ok && c.isOrigin(n, text) {
		*into = attribution.Authority(text)
	}
}

// mayBe adds a name to those of the origins.
func (c *contract) mayBe(name string) {
	c.origins[name] = true
	c.names = append(c.names, name)
}

func (c *contract) isOrigin(n node, text string) bool {
	if c.origins[text] || !c.named {
		return true
	}
	n.fail("unknown origin %.40q%s", text,
		cmp.Or(near.Meant(near.Name(&n.file.near, text, c.names)), ": neither a participant of the service nor a joint team of the contract"))
	return false
}

// turnover reads how the staff of each origin leave: a rate for every year, or a
// list of rates, the first of them between the first year and the second.
func (c *contract) turnover(n node) {
	entries, _ := n.entries()
	for _, e := range entries {
		c.isOrigin(e.keyNode, e.key)
		runOff := tupe.RunOff{Origin: attribution.Authority(e.key)}
		if e.value.Kind == tree.List {
			e.value.each(func(entry node) {
				var rate decimal.Decimal
				entry.rate(&rate)
				runOff.Profile = append(runOff.Profile, rate)
			})
			if least := len(c.Years) - 1; len(runOff.Profile) < least {
				e.value.fail("%d rates, for a contract of %d years: it takes %d", len(runOff.Profile), len(c.Years), least)
			}
		} else {
			e.value.rate(&runOff.Turnover)
		}
		c.RunOff = append(c.RunOff, runOff)
	}
}

// rate reads a part of a whole, 0 to 1.
func (n node) rate(into *decimal.Decimal) {
	n.weight(into)
	if into.Cmp(decimal.NewFromInt(1)) > 0 {
		n.fail("%s a year: turnover is a part of the posts still there, 0 to 1", attribution.FormatWeight(*into))
	}
}
