#include "base/html.h"

#include <gtest/gtest.h>

namespace windscreen::base {
namespace {

TEST(HtmlText, LeavesPlainTextAsItIs) {
  EXPECT_EQ(html_text(""), "");
  EXPECT_EQ(html_text("Zoë's report, 30 September 2020"), "Zoë's report, 30 September 2020");
}

TEST(HtmlText, BeginsNoTagAndEndsNoAttribute) {
  EXPECT_EQ(html_text("</title><script>alert(1)</script>"),
            "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  EXPECT_EQ(html_text("\" onload=\"x"), "&quot; onload=&quot;x");
}

TEST(HtmlText, WhatIsEscapedAlreadyIsShownAsItStands) { EXPECT_EQ(html_text("&amp;<"), "&amp;amp;&lt;"); }

}  // namespace
}  // namespace windscreen::base
