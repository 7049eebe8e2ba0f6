package statement

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/internal/casefile"
)

func digested(t *testing.T, cost string) casefile.Case {
	c, err := casefile.Read("c.yaml", strings.NewReader("title: T\nauthorities: [{code: A}, {code: B}]\nservices: [{name: Parks, cost: "+cost+", basis: {equal: true}}]\n"))
	require.NoError(t, err)
	return c
}

// What is on paper is tied to the file that a machine reads: a statement's page, its
// report and its notices end with the first digits of one digest, which is that of
// the file as any other program works it out, and another's where a penny differs.
func TestPaperIsTiedToItsFile(t *testing.T) {
	c := digested(t, "10")
	var file bytes.Buffer
	require.NoError(t, WriteJSON(&file, []casefile.Case{c}))
	whole := fmt.Sprintf("%x", sha256.Sum256(file.Bytes()))
	assert.Equal(t, whole, Digest(c))
	assert.NotEqual(t, whole, Digest(digested(t, "10.01")))
	says := "Statement " + whole[:4] + " " + whole[4:8] + " " + whole[8:12] + " (the first digits of the SHA-256 of its JSON)"
	pages := []*page.Page{Page(c, false), Page(c, true)}
	for _, notice := range Notices(c) {
		pages = append(pages, notice.Page())
	}
	require.Len(t, pages, 4)
	for _, p := range pages {
		var text bytes.Buffer
		require.NoError(t, page.WriteText(&text, command.Screen{Width: 100}, p))
		assert.True(t, strings.HasSuffix(text.String(), "\n\n"+says+"\n"), text.String())
		assert.Contains(t, page.Articles(p), "<p>"+says+"</p>\n</article>")
	}
}

// The digest is worked out once for all notices; this is what it costs beside the page.
func BenchmarkDigest(b *testing.B) {
	c := large(b)
	b.Run("digest", func(b *testing.B) {
		for b.Loop() {
			Digest(c)
		}
	})
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			Page(c, false)
		}
	})
}

// large is a case of 300 services among 30 authorities.
func large(b *testing.B) casefile.Case {
	var codes, names, text strings.Builder
	for i := range 30 {
		fmt.Fprintf(&names, "  - {code: A%02d}\n", i)
		fmt.Fprintf(&codes, "A%02d: %d, ", i, i+1)
	}
	text.WriteString("title: T\nauthorities:\n" + names.String() + "services:\n")
	for i := range 300 {
		fmt.Fprintf(&text, "  - {name: Service %d, cost: %d.01, host: A00, basis: {proportion: {%s}}}\n", i, 1000+i, strings.TrimSuffix(codes.String(), ", "))
	}
	c, err := casefile.Read("c.yaml", strings.NewReader(text.String()))
	require.NoError(b, err)
	require.Len(b, c.Statement.Services(), 300)
	require.Len(b, c.Statement.Header().Authorities, 30)
	return c
}
