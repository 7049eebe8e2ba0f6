package casefile

import (
	"slices"
	"strings"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile/tree"
)

// basis reads exactly one kind of basis, and the months beside it. Where there is a
// fault in it, or it is not known who takes part (nil), another stands for it.
func (n node) basis(participants []attribution.Authority) attribution.Basis {
	var basis attribution.Basis
	if n.file.sound(func() { basis = n.oneBasis(participants) }) && participants != nil {
		return basis
	}
	return n.file.anyBasis(participants)
}

// basisKinds are the kinds of basis, of which each is exactly one.
var basisKinds = []string{"demand", "proportion", "percentages", "equal", "sole", "blend", "average", "band", "rounded"}

// reading is a basis being read: what makes it, once it is read, and among whom.
type reading struct {
	participants []attribution.Authority
	narrowed     bool // by authorities beside the kind
	build        func() (attribution.Basis, error)
	partYear     node // where the months stand, if they do
	months       attribution.Shares
}

// oneBasis reads a basis, and other keys beside it:
//
//	basis: {demand: [{authority: WCC, measure: orders, quantity: 135, quality: 1.25}]}   # a year in each line makes it their mean
//	basis: {proportion: {WCC: 447, RBKC: 596}}
//	basis: {percentages: {WCC: 40, RBKC: 60}}    # must come to 100
//	basis: {equal: true}                         # authorities: [...] beside equal or demand, where fewer share than take part
//	basis: {sole: WCC}
//	basis: {blend: [{percent: 35, equal: true}, {percent: 65, proportion: {...}}]}
//	basis: {average: [{proportion: {...}}, {proportion: {...}}]}
//	basis: {band: {agreed: {percentages: {...}}, actual: {demand: [...]}, points: 3}}
//	basis: {rounded: {to: 1, of: {demand: [...]}}}
//	basis: {equal: true, months: {WCC: 12, RBKC: 7}}    # months beside any kind: who took part for less than the year
func (n node) oneBasis(participants []attribution.Authority, beside ...field) (basis attribution.Basis) {
	if !n.isOneKind() {
		return basis
	}
	r := reading{participants: participants}
	kind := func(key string, read func(*reading, node)) field {
		return optional(key, func(n node) { read(&r, n) })
	}
	sound := n.file.sound(func() {
		n.mapping(append(beside,
			kind("authorities", (*reading).authorities), // before the kinds, which are read among them
			kind("demand", (*reading).demand),
			kind("proportion", (*reading).proportion),
			kind("percentages", (*reading).percentages),
			kind("equal", (*reading).equal),
			kind("sole", (*reading).sole),
			kind("blend", (*reading).blend),
			kind("average", (*reading).average),
			kind("band", (*reading).band),
			kind("rounded", (*reading).rounded),
			kind("months", func(r *reading, n node) { r.partYear = n; n.byAuthority(&r.months, attribution.ParseWeight) }),
		)...)
	})
	if !sound || participants == nil {
		return basis
	}
	basis, err := r.build()
	n.refuse(err)
	if err == nil && r.partYear.Node != nil {
		basis, err = basis.Months(r.months)
		r.partYear.refuse(err)
	}
	return basis
}

// isOneKind refuses a basis of no kind or of several. A key that is none is left
// to be refused as such.
func (n node) isOneKind() bool {
	if n.Kind != tree.Mapping {
		return true // and refused as what it is
	}
	kinds, strangers := 0, 0
	for _, e := range n.Entries {
		switch key := e.Key.Text; {
		case slices.Contains(basisKinds, key):
			kinds++
		case key != "authorities" && key != "months" && key != "percent":
			strangers++
		}
	}
	if kinds == 1 || kinds == 0 && strangers > 0 {
		return true
	}
	last := len(basisKinds) - 1
	n.fail("exactly one of %s and %s is given, not %d", strings.Join(basisKinds[:last], ", "), basisKinds[last], kinds)
	return false
}

// authorities reads who shares in a basis, where it is fewer than take part.
func (r *reading) authorities(n node) {
	var sharing []attribution.Authority
	n.participants(&sharing)
	for _, a := range sharing {
		if r.participants != nil && !slices.Contains(r.participants, a) {
			n.fail("%s takes no part in the service", a)
		}
	}
	if r.participants != nil {
		r.participants = sharing
	}
	r.narrowed = true
}

// narrowedFor refuses authorities beside a kind that says by itself who shares.
func (r *reading) narrowedFor(n node, saying string) bool {
	if r.narrowed {
		n.fail("%s: authorities stand beside equal or demand alone", saying)
	}
	return r.narrowed
}

func (r *reading) demand(n node) {
	lines := n.demand()
	r.build = func() (attribution.Basis, error) { return attribution.ByDemand(r.participants, lines...) }
}

func (r *reading) proportion(n node) {
	var weights attribution.Shares
	if r.narrowedFor(n, "it names every participant") {
		return
	}
	n.byParticipant(&weights, r.participants, attribution.ParseWeight)
	n.comeToHundred(weights)
	r.build = func() (attribution.Basis, error) { return attribution.InProportion(weights) }
}

func (r *reading) percentages(n node) {
	var weights attribution.Shares
	if r.narrowedFor(n, "it names every participant") {
		return
	}
	n.byParticipant(&weights, r.participants, attribution.ParseWeight)
	r.build = func() (attribution.Basis, error) { return attribution.Percentages(weights) }
}

func (r *reading) equal(n node) {
	if text, ok := n.scalar(); ok && text != "true" {
		n.fail("equal can only be true, not %.40q", text)
	}
	r.build = func() (attribution.Basis, error) { return attribution.Equally(r.participants...) }
}

func (r *reading) sole(n node) {
	var bearer attribution.Authority
	if r.narrowedFor(n, "it names one authority") {
		return
	}
	n.authority(&bearer)
	if bearer != "" && r.participants != nil && !slices.Contains(r.participants, bearer) {
		n.fail("%s takes no part in the service", bearer)
	}
	r.build = func() (attribution.Basis, error) { return attribution.Solely(bearer) }
}
