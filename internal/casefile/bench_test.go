package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// large is a sound case of so many services, each of so many authorities.
func large(services, authorities int) string {
	var b, demand, before strings.Builder
	b.WriteString("title: Large\nperiod: 2012/13\nauthorities:\n")
	for a := range authorities {
		fmt.Fprintf(&b, "  - {code: A%d, name: Authority %d}\n", a, a)
		fmt.Fprintf(&demand, "        - {authority: A%d, measure: visits, quantity: %d}\n", a, 100+a)
		fmt.Fprintf(&before, "A%d: %d, ", a, 1000+a)
	}
	b.WriteString("services:\n")
	for s := range services {
		fmt.Fprintf(&b, "  - name: Service %d\n    host: A0\n    cost: 10000.00\n    income: [{description: fees, amount: 100}]\n    basis:\n      demand:\n%s    before: {%s}\n", s, demand.String(), strings.TrimSuffix(before.String(), ", "))
		b.WriteString("    variances:\n      - {cause: demand, amount: 1}\n      - {cause: indirect, amount: -3, treatment: host bears}\n")
		b.WriteString("    transition: [{kind: ict, amount: 5, incurred_by: A0, approved_by: [A0], necessity: comparable}]\n")
	}
	return b.String()
}

// The growth of reading, in the services of a case and in its faults.
func BenchmarkRead(b *testing.B) {
	for _, services := range []int{300, 3000} {
		b.Run(fmt.Sprintf("sound/%d", services), func(b *testing.B) {
			text := large(services, 12)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				_, err := casefile.Read("case.yaml", strings.NewReader(text))
				require.NoError(b, err)
			}
		})
	}
	for _, faults := range []int{1000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("unknown_keys/%d", faults), func(b *testing.B) {
			var text strings.Builder
			for i := range faults {
				fmt.Fprintf(&text, "key%d: 1\n", i)
			}
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				_, err := casefile.Read("case.yaml", strings.NewReader(text.String()))
				require.Error(b, err)
			}
		})
	}
}
