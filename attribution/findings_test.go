package attribution_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
)

// What a reader should know is said, and nothing else: both sides of each line.
func TestFindings(t *testing.T) {
	header := attribution.Header{Authorities: three}
	ongoing := attribution.Ongoing{Cost: pounds(100)}
	of := func(h attribution.Header, services ...attribution.Service) []string {
		var texts []string
		for _, f := range must(attribution.NewStatement(h, services...)).Findings() {
			texts = append(texts, string(f.Code)+" | "+f.Service+" | "+string(f.Authority)+" | "+f.Text)
		}
		return texts
	}
	parks := func(basis string, net string) attribution.Service {
		s := attribution.Service{Name: "Parks", Basis: proportion(basis), Running: ongoing}
		if net != "" {
			s.NetReduction = shares(net)
		}
		return s
	}
	assert.Nil(t, of(header, parks("WCC 1, RBKC 1, LBHF 1", "")))

	assert.Nil(t, of(header, parks("WCC 1, RBKC 1, LBHF 1", "WCC 150, RBKC -50, LBHF 0")), "as much as the cost")
	assert.Equal(t, []string{"net_reduction.above_cost | Parks |  | a net reduction of £100.01, above the £100.00 that the service costs to run"},
		of(header, parks("WCC 1, RBKC 1, LBHF 1", "WCC 150, RBKC -50, LBHF 0.01")))

	for _, total := range []string{"WCC 33, RBKC 33, LBHF 28.99", "WCC 33, RBKC 33, LBHF 34", "WCC 33, RBKC 33, LBHF 39.01"} {
		assert.Nil(t, of(header, parks(total, "")), total)
	}
	for total, sum := range map[string]string{"WCC 33, RBKC 33, LBHF 33": "99", "WCC 33, RBKC 33, LBHF 29": "95", "WCC 33, RBKC 33, LBHF 39": "105"} {
		assert.Equal(t, []string{"basis.not_100 | Parks |  | the proportions come to " + sum + ", not to 100: each was scaled"}, of(header, parks(total, "")))
	}
	assert.Nil(t, of(header, parks("WCC 99", "")), "one authority alone")

	desks := attribution.Transition{Description: "Desks", Amount: pounds(80), PaidBy: "RBKC", ApprovedBy: three[:1], By: attribution.ByNetReduction}
	service := parks("WCC 1, RBKC 1, LBHF 1", "")
	service.Facts = []attribution.Fact{desks}
	assert.Equal(t, []string{"transition.not_shared | Parks | RBKC | Desks, £80.00, stayed where it fell: not approved by RBKC, LBHF; not shown to be necessarily incurred"}, of(header, service))

	header.ReductionsNotKnown = []string{"Parks"}
	assert.Equal(t, []string{"net_reduction.not_known | Parks |  | its net reduction is not known: the programme's costs are shared without it"}, of(header, parks("WCC 1, RBKC 1, LBHF 1", "")))
}
