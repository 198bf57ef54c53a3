/** The parents' page stands alone: a sheet of its own, small, for old browsers inside other apps. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#faf8f4;color:#24221e;font:18px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;-webkit-text-size-adjust:100%}
main{max-width:560px;margin:0 auto;padding:16px 16px 48px}
h1{font-size:26px;line-height:1.3;margin:8px 0 4px}
h2{font-size:20px;margin:0 0 8px}
p{margin:0 0 8px}
section,form.box{background:#fff;border:1px solid #e2ddd2;border-radius:12px;padding:16px;margin:16px 0}
ul{margin:0;padding-left:1.2em}
li{margin:4px 0}
.small{font-size:15px;color:#5a554b}
.done{background:#e5f2e6;border-color:#a9cbae}
.fault{color:#b3261e;margin:4px 0 0}
label{display:block;margin:8px 0 4px}
.pick{display:inline-block;margin-right:20px;padding:10px 0}
.pick input{width:22px;height:22px;vertical-align:-4px;margin:0 8px 0 0}
input[type=date],input[type=tel],input[type=text],textarea{width:100%;min-height:48px;padding:10px 12px;border:1px solid #8f887b;border-radius:8px;background:#fff;color:inherit;font:inherit}
[aria-invalid=true]{border-color:#b3261e;border-width:2px}
button{display:block;width:100%;min-height:52px;margin-top:16px;padding:10px 16px;border:1px solid #1f6156;border-radius:10px;background:#1f6156;color:#fff;font:inherit;font-weight:bold;cursor:pointer}
button.plain{background:#fff;color:#1f6156}
button:focus,input:focus,textarea:focus,summary:focus,a:focus{outline:3px solid #a04a08;outline-offset:2px}
summary{min-height:44px;padding:8px 0;cursor:pointer}
a{color:#1f6156}
`
