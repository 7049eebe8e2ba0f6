package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/near"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// Name is an authority's code and full name.
type Name struct {
	Code attribution.Authority
	Name string
}

// names reads the authorities and makes them known to the rest of the file. More
// keys may say more of each.
func (n node) names(into *[]Name, more ...func(*Name) field) {
	n.file.all = n.file.sound(func() {
		if len(n.Items) > maxAuthorities {
			n.fail("%d authorities: at most %d are taken", len(n.Items), maxAuthorities)
			return
		}
		n.each(func(entry node) {
			var name Name
			fields := []field{
				required("code", func(n node) { n.code(&name.Code); n.file.codes.look(n, string(name.Code)) }),
				optional("name", func(n node) { n.text(&name.Name); n.file.names.look(n, name.Name) }),
			}
			for _, key := range more {
				fields = append(fields, key(&name))
			}
			entry.mapping(fields...)
			if name.Code != "" && !n.file.declare(name.Code) {
				entry.fail("the authority %.40q stands twice", name.Code)
			}
			*into = append(*into, name)
		})
		if n.Kind == tree.List && len(n.Items) == 0 {
			n.fail("no authority is named")
		}
	})
}

// code reads the code of an authority.
func (n node) code(into *attribution.Authority) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	if _, err := attribution.Solely(attribution.Authority(text)); err != nil {
		n.refuse(err)
		return
	}
	*into = attribution.Authority(text)
}

// authority reads the code of one of the file's authorities. Where not all of them
// are known, whoever is named may be one.
func (n node) authority(into *attribution.Authority) {
	text, ok := n.scalar()
	code := attribution.Authority(text)
	switch {
	case !ok:
	case n.file.declared[code]:
		*into = code
	case n.file.all:
		n.fail("unknown authority %.40q%s", text, near.Meant(near.Name(&n.file.near, text, n.file.authorities)))
	default:
		if n.code(into); *into != "" {
			n.file.declare(*into)
		}
	}
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
		}
		seen[code] = true
		*into = append(*into, code)
	})
}

// participants reads who takes part in a service; nil where a fault leaves that
// unknown.
func (n node) participants(into *[]attribution.Authority) {
	sound := n.file.sound(func() {
		n.authorityList(into)
		if n.Kind == tree.List && len(n.Items) == 0 {
			n.fail("nobody takes part")
		}
	})
	if !sound || !n.file.all {
		*into = nil
	}
}

// byAuthority reads figures by authority: any of those of the file, each once. It
// says whether all of them are.
func (n node) byAuthority(into *attribution.Shares, parse func(string) (decimal.Decimal, error)) (named bool) {
	entries, named := n.entries()
	for _, e := range entries {
		var share attribution.Share
		e.keyNode.authority(&share.Authority)
		e.value.number(&share.Amount, parse)
		if share.Authority == "" {
			named = false
			continue
		}
		*into = append(*into, share)
	}
	return named
}

// byParticipant reads figures that name every participant, in their order. Where
// it is not known who takes part (nil), whoever is named may.
func (n node) byParticipant(into *attribution.Shares, participants []attribution.Authority, parse func(string) (decimal.Decimal, error)) {
	var figures attribution.Shares
	named := n.byAuthority(&figures, parse)
	position := make(map[attribution.Authority]int, len(participants))
	*into = make(attribution.Shares, len(participants))
	for i, a := range participants {
		position[a] = i
		(*into)[i].Authority = a
	}
	given := make([]bool, len(participants))
	for _, figure := range figures {
		if i, takesPart := position[figure.Authority]; takesPart {
			(*into)[i].Amount, given[i] = figure.Amount, true
		} else if participants != nil {
			n.fail("%s takes no part in the service", figure.Authority)
		}
	}
	var missing []string
	for i, a := range participants {
		if !given[i] {
			missing = append(missing, string(a))
		}
	}
	if named && len(missing) == 1 {
		n.fail("%s takes part but is not named, nought included", missing[0])
	} else if named && len(missing) > 1 {
		n.fail("%s take part but are not named, nought included", enumerated(missing))
	}
}
