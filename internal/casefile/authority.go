package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Name is an authority's code and full name.
type Name struct {
	Code attribution.Authority
	Name string
}

// names reads the authorities and makes them known to the rest of the file.
func (n node) names(into *[]Name) {
	n.each(func(entry node) {
		var name Name
		entry.mapping(
			required("code", func(n node) { n.text((*string)(&name.Code)) }),
			optional("name", func(n node) { n.text(&name.Name) }),
		)
		if !n.file.declare(name.Code) {
			entry.fail("the authority %.40q stands twice", name.Code)
			return
		}
		*into = append(*into, name)
	})
	if len(*into) == 0 && len(n.Items) == 0 {
		n.fail("no authority is named")
	}
}

// authority reads the code of one of the file's authorities.
func (n node) authority(into *attribution.Authority) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	code := attribution.Authority(text)
	if !n.file.declared[code] {
		n.fail("unknown authority %.40q", text)
		return
	}
	*into = code
}

// authorityList reads a list of authorities, each once.
func (n node) authorityList(into *[]attribution.Authority) {
	*into = []attribution.Authority{}
	seen := make(map[attribution.Authority]bool)
	n.each(func(entry node) {
		var code attribution.Authority
		entry.authority(&code)
		if code == "" {
			return
		}
		if seen[code] {
			entry.fail("%s stands twice", code)
			return
		}
		seen[code] = true
		*into = append(*into, code)
	})
}

// participants reads who takes part in a service.
func (n node) participants(into *[]attribution.Authority) {
	n.authorityList(into)
	if len(*into) == 0 && len(n.Items) == 0 {
		n.fail("nobody takes part")
	}
}

// byAuthority reads figures by authority: any of those of the file, each once.
func (n node) byAuthority(into *attribution.Shares, parse func(string) (decimal.Decimal, error)) {
	*into = attribution.Shares{}
	entries, _ := n.entries()
	for _, e := range entries {
		var share attribution.Share
		e.keyNode.authority(&share.Authority)
		e.value.number(&share.Amount, parse)
		if share.Authority != "" {
			*into = append(*into, share)
		}
	}
}

// byParticipant reads figures that name every participant, in their order.
func (n node) byParticipant(into *attribution.Shares, participants []attribution.Authority, parse func(string) (decimal.Decimal, error)) {
	var figures attribution.Shares
	n.byAuthority(&figures, parse)
	position := make(map[attribution.Authority]int, len(participants))
	*into = make(attribution.Shares, len(participants))
	for i, a := range participants {
		position[a] = i
		(*into)[i].Authority = a
	}
	given := make([]bool, len(participants))
	for _, figure := range figures {
		i, takesPart := position[figure.Authority]
		if !takesPart {
			n.fail("%s takes no part in the service", figure.Authority)
			continue
		}
		(*into)[i].Amount, given[i] = figure.Amount, true
	}
	for i, a := range participants {
		if !given[i] {
			n.fail("%s takes part but is not named, nought included", a)
		}
	}
}
