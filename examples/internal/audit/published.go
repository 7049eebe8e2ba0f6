package audit

import (
	"fmt"

	"github.com/triborough/fairshare/internal/casefile"
)

// published checks the figures that a source prints, each against what the source's
// own figures come to.
func (f *File) published(all []casefile.Published) {
	f.Figures += len(all)
	for _, p := range all {
		if !p.Follows() {
			f.find(p.Where, fmt.Sprintf("its terms do not come to the %s that is said to be computed", grouped(p.Computed.String())))
		}
		if p.Agrees() {
			continue
		}
		found := differs(p.Where, "printed as %s, and its own figures come to %s", p.Printed.String(), p.Computed.String())
		found.Why = p.Reason
		f.Findings = append(f.Findings, found)
	}
}
