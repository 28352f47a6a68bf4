; The Windows installer: per user, without an administrator, with an uninstaller that leaves the shop's data alone.
; After `pyinstaller clientdesk.spec`:
;   makensis -DVERSION=0.4.0 -DSOURCE=dist\clientdesk -DOUT=dist\ClientDesk-0.4.0.exe resources\installer\windows.nsi

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"

Name "ClientDesk"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\ClientDesk"
InstallDirRegKey HKCU "Software\ClientDesk" "InstallDir"
BrandingText "ClientDesk ${VERSION}"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ClientDesk"

!define MUI_FINISHPAGE_RUN "$INSTDIR\clientdesk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first one is taken where the system speaks none of them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Estonian"
!insertmacro MUI_LANGUAGE "Lithuanian"
!insertmacro MUI_LANGUAGE "Russian"
!insertmacro MUI_LANGUAGE "Hebrew"

LangString STILL_OPEN ${LANG_ENGLISH} "ClientDesk is open. Close it, then try again."
LangString STILL_OPEN ${LANG_ESTONIAN} "ClientDesk on avatud. Sulgege see ja proovige uuesti."
LangString STILL_OPEN ${LANG_LITHUANIAN} "ClientDesk atverta. Užverkite ją ir bandykite dar kartą."
LangString STILL_OPEN ${LANG_RUSSIAN} "ClientDesk открыт. Закройте его и повторите попытку."
LangString STILL_OPEN ${LANG_HEBREW} "תוכנת ClientDesk פתוחה. סגרו אותה ונסו שוב."

; A running program holds its file: renaming it fails, and then nothing at all is touched.
!macro STOP_IF_OPEN
  try_again:
  ClearErrors
  IfFileExists "$INSTDIR\clientdesk.exe" 0 closed
  Rename "$INSTDIR\clientdesk.exe" "$INSTDIR\clientdesk.old.exe"
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" /SD IDCANCEL IDRETRY try_again
  Abort
  closed:
  Delete "$INSTDIR\clientdesk.old.exe"
!macroend

Section
  !insertmacro STOP_IF_OPEN
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\ClientDesk.lnk" "$INSTDIR\clientdesk.exe"
  WriteRegStr HKCU "Software\ClientDesk" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "ClientDesk"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\clientdesk.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  !insertmacro STOP_IF_OPEN
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  ; Only when empty: the person may have chosen a folder with other things in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\ClientDesk.lnk"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "Software\ClientDesk"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "ClientDesk"
SectionEnd
