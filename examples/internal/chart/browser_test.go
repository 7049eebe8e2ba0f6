package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/examples/internal/browsertest"
)

// As a browser measures its type: no text of any drawing leaves its paper.
func TestDrawingsFitInABrowser(t *testing.T) {
	var html strings.Builder
	html.WriteString("<!DOCTYPE html><meta charset=utf-8><title>Drawings</title><style>body{margin:0;font-family:system-ui,sans-serif}svg{width:100%;height:auto}</style>")
	drawings := 0
	for _, sum := range sizes {
		for _, n := range []int{1, 3, 12, 33} {
			for _, c := range gallery(n, sum) {
				drawings++
				html.WriteString(c.SVG(fmt.Sprintf("c%d", drawings)))
			}
		}
	}
	page := browsertest.Open(t, []byte(html.String()))
	assert.Empty(t, page.Complaints)
	assert.Empty(t, page.CutOff)
	assert.Equal(t, drawings, page.Drawings)
}
